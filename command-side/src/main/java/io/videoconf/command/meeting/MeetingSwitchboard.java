package io.videoconf.command.meeting;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.kernel.KeptWithStream;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.commands.CancelOccurrence;
import io.videoconf.api.meeting.commands.ChangeParticipant;
import io.videoconf.api.meeting.commands.CorrectAttendance;
import io.videoconf.api.meeting.commands.DeleteChatMessage;
import io.videoconf.api.meeting.commands.EditChatMessage;
import io.videoconf.api.meeting.commands.ExpireMeeting;
import io.videoconf.api.meeting.commands.LowerHand;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MoveOccurrence;
import io.videoconf.api.meeting.commands.RestrictEverybody;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.meeting.life.Prepared;
import io.videoconf.command.platform.Ruling;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What every line of a meeting's switchboard does; and the lines for what was added to meetings that only took place, once: series,
 * rules for everybody, second thoughts.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
abstract class MeetingSwitchboard implements KeptWithStream {
    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private MeetingState state = new NoMeeting(0);
    private @Nullable Instant last;

    @CommandHandler
    Receipt handle(ExpireMeeting command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(CancelOccurrence command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(MoveOccurrence command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(ChangeParticipant command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(RestrictEverybody command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(LowerHand command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(EditChatMessage command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(DeleteChatMessage command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(CorrectAttendance command, MetaData metadata, MeetingServices services) {
        return rule(command, metadata, services, null);
    }

    @EventSourcingHandler
    void on(MeetingEvent event) {
        id = event.meetingId().value();
        state = MeetingFold.evolve(state, event);
        last = event.at();
    }

    @Override
    public String keptWith() {
        return Objects.requireNonNull(id, "only what has begun is kept");
    }

    Receipt rule(MeetingCommand command, MetaData metadata, MeetingServices services, @Nullable Prepared prepared) {
        Asked<MeetingCommand> asked = Ruling.asked(command, metadata, last);
        MeetingId meeting = command.meetingId();
        return Ruling.carryOut(
                MeetingDecisions.decide(
                        asked, state, services.door(asked, metadata), services.messages(meeting, state), prepared),
                StreamKind.MEETING,
                meeting,
                state.sequence(),
                metadata,
                event -> services.remember(event, state, asked.actor(), metadata));
    }
}
