package io.videoconf.command.notice.rows;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import java.time.Instant;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Meetings' logs, read from the event store; never from a snapshot. */
public final class MeetingLogs {
    private final EventStore store;

    public MeetingLogs(EventStore store) {
        this.store = store;
    }

    /**
     * Shows a meeting's facts in order, until the visitor has seen enough.
     *
     * @param after the sequence before the first that is wanted; 0 for all
     * @param visitor says whether it wants to see another
     */
    public void read(MeetingId meeting, long after, Predicate<Entry> visitor) {
        DomainEventStream events = store.readEvents(meeting.value(), after);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            Entry entry = new Entry(
                    event.getIdentifier(),
                    event.getSequenceNumber() + 1,
                    (MeetingEvent) event.getPayload(),
                    event.getMetaData());
            if (!visitor.test(entry)) {
                return;
            }
        }
    }

    /** The story up to a fact; the whole of it for {@link Long#MAX_VALUE}. */
    public MeetingStory story(MeetingId meeting, long upTo) {
        Telling telling = new Telling();
        read(meeting, 0, entry -> {
            if (entry.sequence() > upTo) {
                return false;
            }
            telling.take(entry.fact());
            return entry.sequence() < upTo;
        });
        return new MeetingStory(telling.before, telling.now, telling.revision, telling.revisedAt);
    }

    /** The story up to a fact, and what was decided together with it. */
    public MeetingStory decision(MeetingId meeting, long sequence, Instant at) {
        Telling telling = new Telling();
        MeetingState[] before = {NoMeeting.YET};
        read(meeting, 0, entry -> {
            if (entry.sequence() > sequence && !entry.fact().at().equals(at)) {
                return false;
            }
            telling.take(entry.fact());
            if (entry.sequence() <= sequence) {
                before[0] = telling.before;
            }
            return true;
        });
        return new MeetingStory(before[0], telling.now, telling.revision, telling.revisedAt);
    }

    /** Whether a rule came together with a plan: then people are told of both at once. */
    public boolean cameWithAPlan(MeetingId meeting, long sequence, Instant at) {
        boolean[] found = {false};
        read(meeting, Math.max(0, sequence - 4), entry -> {
            boolean plan = entry.fact() instanceof MeetingScheduled || entry.fact() instanceof MeetingChanged;
            found[0] |= plan && entry.fact().at().equals(at);
            return entry.sequence() < sequence - 1;
        });
        return found[0];
    }

    /**
     * One fact as it is stored.
     *
     * @param sequence counted from 1
     */
    public record Entry(String eventId, long sequence, MeetingEvent fact, java.util.Map<String, Object> metadata) {}

    private static boolean changesThePlan(MeetingEvent fact) {
        return fact instanceof MeetingChanged
                || fact instanceof MeetingCancelled
                || fact instanceof OccurrenceCancelled
                || fact instanceof OccurrenceMoved;
    }

    private static final class Telling {
        private MeetingState before = NoMeeting.YET;
        private MeetingState now = NoMeeting.YET;
        private int revision;
        private Instant revisedAt = Instant.EPOCH;

        void take(MeetingEvent fact) {
            before = now;
            now = MeetingFold.evolve(now, fact);
            // A rule that came with the plan is part of the plan.
            boolean other = fact instanceof RecurrenceSet && !fact.at().equals(revisedAt);
            if (other || changesThePlan(fact)) {
                revision++;
                revisedAt = fact.at();
            } else if (fact instanceof MeetingScheduled) {
                revisedAt = fact.at();
            }
        }
    }
}
