package io.videoconf.command.notice.delivery;

import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.Audience;
import io.videoconf.api.meeting.state.Circle;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.notice.WebhookScope;
import io.videoconf.command.notice.rows.MeetingStory;
import java.time.Instant;

/**
 * What an endpoint may be told. A person's is told what that person sees in the log. A tenant's is told what happens in the
 * meetings of the tenant, but never what is written for single persons: nobody at the tenant is one of them by office.
 */
sealed interface Sight {

    /** Whether the fact may be told. The answer is the same at any later time. */
    boolean sees(MeetingState now, long sequence, MeetingEvent fact);

    /** Whether addresses in it may be told as well. */
    boolean seesEmails(MeetingState now, long sequence);

    /** What this endpoint sees. */
    static Sight of(Endpoint endpoint) {
        return endpoint.scope() == WebhookScope.USER ? new OfPerson(endpoint.owner()) : new OfTenant(endpoint.tenant());
    }

    /** A person's. */
    record OfPerson(UserId person) implements Sight {
        @Override
        public boolean sees(MeetingState now, long sequence, MeetingEvent fact) {
            return roster(now).find(person).filter(it -> isTold(it, fact)).isPresent()
                    && LogVisibility.sees(now, person, sequence, fact);
        }

        /** Only whom the meeting knows is told anything; who was turned away for good, only that. */
        private static boolean isTold(ParticipantState me, MeetingEvent fact) {
            return switch (me.status()) {
                case INVITED, WAITING, ADMITTED, JOINED, DISCONNECTED, LEFT, REMOVED -> true;
                case DENIED, BANNED -> Audience.of(fact).names(me.id());
            };
        }

        @Override
        public boolean seesEmails(MeetingState now, long sequence) {
            MeetingFacts facts = MeetingStory.factsOf(now);
            return facts != null
                    && (facts.ownerId().equals(person)
                            || roster(now)
                                    .find(person)
                                    .filter(it -> it.moderatedAt(sequence))
                                    .isPresent());
        }
    }

    /** A tenant's. */
    record OfTenant(TenantId tenant) implements Sight {
        @Override
        public boolean sees(MeetingState now, long sequence, MeetingEvent fact) {
            MeetingFacts facts = MeetingStory.factsOf(now);
            return facts != null
                    && facts.tenantId().equals(tenant)
                    && Audience.of(fact).circle() != Circle.NAMED;
        }

        @Override
        public boolean seesEmails(MeetingState now, long sequence) {
            return false;
        }
    }

    private static Roster roster(MeetingState now) {
        return new MeetingStory(now, now, 0, Instant.EPOCH).roster();
    }
}
