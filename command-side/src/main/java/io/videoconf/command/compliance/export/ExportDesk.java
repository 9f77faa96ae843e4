package io.videoconf.command.compliance.export;

import io.videoconf.api.audit.HistoryExported;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.ledger.commands.ExportHistory;
import io.videoconf.api.ledger.commands.SealBundle;
import io.videoconf.api.ledger.views.BundleSeal;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.command.platform.RefusedException;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Begins exports, and seals them. That a history was taken away is a fact in it. */
@Component
class ExportDesk {
    private final EventStore store;
    private final EventBus events;
    private final BundleSealer sealer;
    private final Clock clock;

    ExportDesk(EventStore store, EventBus events, BundleSealer sealer, Clock clock) {
        this.store = store;
        this.events = events;
        this.sealer = sealer;
        this.clock = clock;
    }

    @CommandHandler
    Receipt handle(ExportHistory command, MetaData metadata) {
        Actor actor = OriginMetadata.read(metadata).actor();
        MeetingState state = state(command.meetingId());
        Refusal refusal = Exporting.refusal(state, actor, command.reason());
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
        HistoryExported exported =
                new HistoryExported(command.meetingId(), actor.id(), actor.role(), command.reason(), clock.instant());
        events.publish(new GenericEventMessage<>(
                exportId(command.exportId()),
                exported,
                MetaData.from(CurrentUnitOfWork.get().getCorrelationData()),
                clock.instant()));
        return Receipt.of(StreamKind.MEETING, command.meetingId(), state.sequence());
    }

    @CommandHandler
    BundleSeal handle(SealBundle command, MetaData metadata) throws InterruptedException {
        return sealer.seal(command, OriginMetadata.read(metadata).actor());
    }

    private static String exportId(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(RefusalCode.VALIDATION_FAILED, "ExportsHaveUuids"));
        }
    }

    /** From its events: an export reads all of them anyway. */
    private MeetingState state(MeetingId meeting) {
        MeetingState state = NoMeeting.YET;
        DomainEventStream log = store.readEvents(meeting.value(), 0);
        while (log.hasNext()) {
            state = MeetingFold.evolve(state, (MeetingEvent) log.next().getPayload());
        }
        return state;
    }
}
