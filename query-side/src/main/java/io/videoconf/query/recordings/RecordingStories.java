package io.videoconf.query.recordings;

import io.videoconf.api.json.FactNames;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingLogEntry;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recordings' streams as they are told: all of them, or what they came to at a point. */
@Component
final class RecordingStories {
    private final EventStreams streams;

    RecordingStories(EventStreams streams) {
        this.streams = streams;
    }

    /**
     * How a recording was.
     *
     * @param at when: of a fact, when it happened
     */
    record Then(RecordingView recording, Instant at) {}

    /**
     * The recording as it was at a point of its history; null when there was none yet.
     *
     * @param now the recording as it is
     */
    @Nullable
    Then asOf(RecordingView now, AsOf point) {
        if (point instanceof AtSequence(long sequence) && (sequence < 1 || sequence > now.version())) {
            throw Refusals.invalid("as_of_sequence", "must be between 1 and " + now.version());
        }
        Then[] then = {null};
        streams.read(now.recordingId().value(), 0, RecordingEvent.class, fact -> {
            if (isAfter(fact, point)) {
                return false;
            }
            RecordingView before = then[0] == null ? null : then[0].recording();
            Instant at =
                    point instanceof AtTime(Instant time) ? time : fact.event().at();
            then[0] = new Then(RecordingFold.evolve(before, fact.event(), fact.version()), at);
            return true;
        });
        return then[0];
    }

    private static boolean isAfter(Fact<RecordingEvent> fact, AsOf point) {
        return switch (point) {
            case AtTime(Instant time) -> fact.event().at().isAfter(time);
            case AtSequence(long sequence) -> fact.version() > sequence;
        };
    }

    /** Facts after a version, as many as {@code limit}. */
    RecordingLog log(RecordingId recording, long after, int limit) {
        List<RecordingLogEntry> entries = new ArrayList<>();
        boolean[] more = {false};
        streams.read(recording.value(), after, RecordingEvent.class, fact -> {
            more[0] = entries.size() == limit;
            if (!more[0]) {
                entries.add(entry(fact));
            }
            return !more[0];
        });
        long last = entries.isEmpty() ? after : entries.getLast().sequence();
        return new RecordingLog(entries, last, more[0]);
    }

    private static RecordingLogEntry entry(Fact<RecordingEvent> fact) {
        Object actor = fact.metadata().get(MetadataKeys.ACTOR_ID);
        Object address = fact.metadata().get(MetadataKeys.ADDRESS_CLASS);
        return new RecordingLogEntry(
                fact.eventId(),
                fact.version(),
                FactNames.snakeCase(fact.event().getClass().getSimpleName()),
                fact.event().at(),
                actor == null ? null : new UserId(actor.toString()),
                address == null ? null : address.toString(),
                fact.event());
    }
}
