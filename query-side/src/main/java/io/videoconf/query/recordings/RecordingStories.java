package io.videoconf.query.recordings;

import io.videoconf.api.json.FactNames;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingLogEntry;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recordings' streams as they are told: all of them, or what they came to at a time. */
@Component
final class RecordingStories {
    private final EventStreams streams;

    RecordingStories(EventStreams streams) {
        this.streams = streams;
    }

    /** The recording as it was at a time; null when there was none yet. */
    @Nullable
    RecordingView asOf(RecordingId recording, Instant time) {
        RecordingView[] view = {null};
        streams.read(recording.value(), 0, RecordingEvent.class, fact -> {
            if (fact.event().at().isAfter(time)) {
                return false;
            }
            view[0] = RecordingFold.evolve(view[0], fact.event(), fact.version());
            return true;
        });
        return view[0];
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
