package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.views.RecordingView;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets what was asked of a meeting answer when the recording's own stream says it as well: the meeting's fact is carried
 * over to the recording by an automation, a moment later, or more than a moment while a side that was killed starts again.
 * Who had an answer before that would be refused what the answer promised.
 */
@Component
public final class RecordingStreams {
    /** How long an answer waits at most; what has not come by then is told to come later. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final Duration FIRST_LOOK_AGAIN = Duration.ofMillis(5);
    private static final Duration LAST_LOOK_AGAIN = Duration.ofMillis(200);

    private final Queries queries;
    private final ProjectionProgress progress;

    RecordingStreams(Queries queries, ProjectionProgress progress) {
        this.queries = queries;
        this.progress = progress;
    }

    /** True when the recording has begun its life; false when it has not in time. */
    public Mono<Boolean> opened(RecordingId recording, Origin origin) {
        return until(recording, origin, _ -> true);
    }

    /** True when nothing is recorded any more, or the recording is deleted; false when it goes on in time. */
    public Mono<Boolean> closed(RecordingId recording, Origin origin) {
        return until(recording, origin, view -> !isRecorded(view));
    }

    /**
     * Ends when the recording knows what its meeting knows: at once, unless the meeting records it no more, by whomever and
     * for whatever cause it was stopped, and the recording was not told yet.
     */
    public Mono<Void> settled(RecordingId recording, Origin origin) {
        return queries.ask(new FindRecording(recording, Actor.SYSTEM, null), RecordingView.class, origin)
                .filter(RecordingStreams::isRecorded)
                .flatMap(
                        view -> queries.ask(new FindMeeting(view.meetingId(), Actor.SYSTEM), MeetingView.class, origin))
                .filter(meeting -> meeting.activeRecordings().stream()
                        .noneMatch(active -> active.recordingId().equals(recording)))
                .flatMap(_ -> closed(recording, origin))
                // Whoever asks next says what is wrong.
                .onErrorComplete(Denied.class)
                .then();
    }

    private static boolean isRecorded(RecordingView view) {
        return view.processingStatus() == ProcessingStatus.RECORDING;
    }

    /** Asked as VideoConf itself: whether it is so does not hang on who may see it. */
    private Mono<Boolean> until(RecordingId recording, Origin origin, Predicate<RecordingView> so) {
        return queries.ask(new FindRecording(recording, Actor.SYSTEM, null), RecordingView.class, origin)
                .flatMap(view -> so.test(view) ? shown(view) : Mono.error(new NotYet()))
                .onErrorMap(RecordingStreams::isUnknown, _ -> new NotYet())
                .onErrorResume(RecordingStreams::isDeleted, _ -> Mono.just(true))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_LOOK_AGAIN)
                        .maxBackoff(LAST_LOOK_AGAIN)
                        .filter(NotYet.class::isInstance))
                // Done is done: that nobody can be asked for how far it is makes no failure of it.
                .onErrorResume(Denied.class, _ -> Mono.just(false))
                .timeout(PATIENCE, Mono.just(false));
    }

    private Mono<Boolean> shown(RecordingView view) {
        return progress.caughtUp(Receipt.of(StreamKind.RECORDING, view.recordingId(), view.version()))
                .thenReturn(true);
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof Denied denied && denied.refusal().code() == RefusalCode.RECORDING_NOT_FOUND;
    }

    private static boolean isDeleted(Throwable failure) {
        return failure instanceof Denied denied && denied.refusal().code() == RefusalCode.RECORDING_DELETED;
    }

    /** The automation has not come to it. */
    private static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotYet() {
            super("not yet", null, false, false);
        }
    }
}
