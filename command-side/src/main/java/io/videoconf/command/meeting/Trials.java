package io.videoconf.command.meeting;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.queries.TryPolicy;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.TrialOutcome;
import io.videoconf.api.meeting.views.TrialView;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.door.MeetingLimits;
import io.videoconf.command.meeting.trial.Differences;
import io.videoconf.command.meeting.trial.Playing;
import io.videoconf.command.meeting.trial.Recast;
import io.videoconf.command.meeting.trial.Recorded;
import io.videoconf.command.meeting.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Plays meetings of the past under other policies. A question: nothing is written by it, wherever it comes to. */
@Component
class Trials {
    private final EventStore store;
    private final MeetingLimits limits;

    Trials(EventStore store, MeetingLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    @QueryHandler
    TrialView on(TryPolicy query) {
        List<Recorded> facts = facts(query);
        Recast recast = new Recast(
                query.settings(),
                query.account() != null,
                query.account() == null ? null : limits.longestMinutes(query.account()));
        TrialOutcome recorded = Trial.recorded(facts);
        TrialOutcome control =
                Trial.run(facts, Recast.NONE, null, List.of(), PLAYING).outcome();
        Trial.Run tried = Trial.run(facts, recast, query.admitAfterSeconds(), query.refused(), PLAYING);
        MeetingScheduled begun = (MeetingScheduled) facts.getFirst().fact();
        return new TrialView(
                query.meetingId(),
                begun.ownerId(),
                begun.at(),
                Differences.isFaithful(recorded, control),
                recorded,
                tried.outcome(),
                Differences.of(control, tried.outcome()),
                tried.letIn());
    }

    private List<Recorded> facts(TryPolicy query) {
        List<Recorded> facts = new ArrayList<>();
        DomainEventStream log = store.readEvents(query.meetingId().value(), 0);
        while (log.hasNext()) {
            var event = log.next();
            MeetingEvent fact = (MeetingEvent) event.getPayload();
            if (facts.isEmpty() && !(fact instanceof MeetingScheduled it && watchesOver(query.viewer(), it))) {
                break;
            }
            facts.add(new Recorded(fact, OriginMetadata.read(event.getMetaData())));
        }
        if (facts.isEmpty()) {
            Refusal refusal = Refusal.of(RefusalCode.MEETING_NOT_FOUND, "OnlyWhatExistsIsAsked");
            throw new QueryExecutionException(refusal.message(), null, refusal);
        }
        return facts;
    }

    private static boolean watchesOver(Actor actor, MeetingScheduled meeting) {
        return actor.kind() != ActorKind.GUEST
                && (actor.role() == TenantRole.COMPLIANCE || actor.role() == TenantRole.OPERATOR)
                && actor.tenant().equals(meeting.tenantId());
    }

    /** Whoever came in knew the password; who did not know it is not asked again. */
    private static final Playing PLAYING = new Playing() {
        @Override
        public Decision<MeetingEvent> decide(Asked<? extends MeetingCommand> asked, MeetingState state) {
            return MeetingDecisions.decide(asked, state, (Secret _, String _) -> true);
        }

        @Override
        public List<Due> due(MeetingEvent fact, MeetingState after) {
            return MeetingTimers.of(fact, after).stream()
                    .map(timer -> new Due(timer.due(), timer.command()))
                    .toList();
        }
    };
}
