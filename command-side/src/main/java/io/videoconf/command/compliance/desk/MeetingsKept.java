package io.videoconf.command.compliance.desk;

import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.command.compliance.retention.Setting;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Whose a meeting is, and to whom there is one. */
@Component
final class MeetingsKept {
    private final EventStore store;
    private final FirstFacts facts;

    MeetingsKept(EventStore store, FirstFacts facts) {
        this.store = store;
        this.facts = facts;
    }

    Setting.About about(String meeting, Actor actor) {
        if (!(facts.first(meeting) instanceof MeetingScheduled begun)) {
            return Setting.About.NOTHING;
        }
        boolean own = begun.ownerId().equals(actor.id());
        boolean watches = Setting.saysForTenant(actor) && actor.tenant().equals(begun.tenantId());
        if (own || watches) {
            return new Setting.About(begun.tenantId(), own, true, true);
        }
        MeetingState state = state(meeting);
        String email =
                facts.account(actor.id().value()).map(UserRegistered::email).orElse(null);
        return new Setting.About(
                begun.tenantId(), false, MeetingAccess.leads(state, actor), MeetingAccess.mayRead(state, actor, email));
    }

    /** From its events, which costs something: only whoever has no business with it makes it. */
    private MeetingState state(String meeting) {
        MeetingState state = NoMeeting.YET;
        DomainEventStream log = store.readEvents(meeting, 0);
        while (log.hasNext()) {
            state = MeetingFold.evolve(state, (MeetingEvent) log.next().getPayload());
        }
        return state;
    }
}
