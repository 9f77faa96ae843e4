package io.videoconf.command.notice.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.videoconf.api.json.FactEnvelope;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.command.notice.rows.MeetingLogs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Decides which endpoints are told of a fact, and puts their deliveries in, in the running transaction. Meetings are folded
 * along with the facts, and from their logs where the fold has a gap.
 */
public final class Announcer {
    private static final int MEETINGS = 2_000;

    private final EndpointBook book;
    private final Deliveries deliveries;
    private final MeetingLogs logs;
    private final Cache<MeetingId, Followed> followed =
            Caffeine.newBuilder().maximumSize(MEETINGS).build();

    Announcer(EndpointBook book, Deliveries deliveries, MeetingLogs logs) {
        this.book = book;
        this.deliveries = deliveries;
        this.logs = logs;
    }

    /**
     * Tells of one fact. Looks at nothing of it where nobody is to be told.
     *
     * @return whether anybody was
     */
    public boolean announce(DomainEventMessage<?> message) {
        List<Endpoint> endpoints = book.endpoints();
        if (endpoints.isEmpty()) {
            followed.invalidateAll();
            return false;
        }
        MeetingEvent fact = (MeetingEvent) message.getPayload();
        long sequence = message.getSequenceNumber() + 1;
        Followed meeting = follow(fact, sequence);
        String type = FactEnvelope.type(fact.getClass());
        Set<Sight> told = new HashSet<>();
        boolean noticed = false;
        for (Endpoint endpoint : endpoints) {
            Sight sight = Sight.of(endpoint);
            if (sight.sees(meeting.state, sequence, fact)) {
                told.add(sight);
                if (endpoint.wants(type)) {
                    noticed = true;
                    deliveries.put(new Deliveries.Notice(
                            endpoint.id(),
                            message.getIdentifier(),
                            type,
                            fact.meetingId(),
                            sequence,
                            meeting.previous(sight, fact.meetingId(), sequence),
                            sight.seesEmails(meeting.state, sequence)));
                }
            }
        }
        // Only now: two endpoints may see with the same eyes.
        told.forEach(sight -> meeting.seen.computeIfPresent(sight, (_, _) -> sequence));
        return noticed;
    }

    /** The meeting with this fact folded. A fact that comes again, after a failure, finds a fold that is too far. */
    private Followed follow(MeetingEvent fact, long sequence) {
        MeetingId id = fact.meetingId();
        Followed known = followed.getIfPresent(id);
        if (known == null || known.state.sequence() != sequence - 1) {
            known = new Followed(logs.story(id, sequence).now());
            followed.put(id, known);
        } else {
            known.state = MeetingFold.evolve(known.state, fact);
        }
        return known;
    }

    private final class Followed {
        private MeetingState state;
        /** The last fact that each could see; only for those that were looked up. */
        private final Map<Sight, Long> seen = new HashMap<>();

        Followed(MeetingState state) {
            this.state = state;
        }

        long previous(Sight sight, MeetingId id, long sequence) {
            return seen.computeIfAbsent(sight, _ -> lastSeen(sight, id, sequence));
        }

        private long lastSeen(Sight sight, MeetingId id, long before) {
            long[] last = {0};
            if (!(state instanceof NoMeeting)) {
                logs.read(id, 0, entry -> {
                    if (entry.sequence() < before && sight.sees(state, entry.sequence(), entry.fact())) {
                        last[0] = entry.sequence();
                    }
                    return entry.sequence() < before - 1;
                });
            }
            return last[0];
        }
    }
}
