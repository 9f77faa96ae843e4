package io.videoconf.query.recordings;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.kernel.EventStreams;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recordings as they were. A recording has few facts, so they are folded from the first. */
@Component
final class PastRecordings {
    private final EventStreams streams;

    PastRecordings(EventStreams streams) {
        this.streams = streams;
    }

    /** The recording at this time; null when there was none yet. */
    @Nullable
    RecordingView asOf(RecordingId id, Instant time) {
        AtomicReference<@Nullable RecordingView> state = new AtomicReference<>();
        streams.read(id.value(), 0, RecordingEvent.class, fact -> {
            boolean wanted = !fact.event().at().isAfter(time);
            if (wanted) {
                state.set(RecordingFold.evolve(state.get(), fact.event(), fact.version()));
            }
            return wanted;
        });
        return state.get();
    }
}
