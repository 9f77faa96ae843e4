package io.videoconf.edge.rest;

import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.recording.PartProblem;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.RecordingStreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What all recording routes share. */
@Component
final class Recordings {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** For five seconds. */
    private static final long LOOKS = 50;

    private static final int LISTED_PROBLEMS = 100;

    private final Commands commands;
    private final Queries queries;
    private final ProjectionProgress progress;
    private final RecordingStreams streams;

    Recordings(Commands commands, Queries queries, ProjectionProgress progress, RecordingStreams streams) {
        this.commands = commands;
        this.queries = queries;
        this.progress = progress;
        this.streams = streams;
    }

    Mono<RecordingView> find(Call call, RecordingId recording) {
        Caller caller = call.caller();
        return queries.ask(
                new FindRecording(recording, caller.actor(), caller.email()), RecordingView.class, call.origin());
    }

    /** Sends to the recording itself, and answers it. */
    Mono<ResponseEntity<byte[]>> change(Call call, RecordingCommand command) {
        return commands.send(command, call.sending())
                .flatMap(receipt -> answer(call, HttpStatus.OK, receipt, command.recordingId()));
    }

    /** One that begins its life by this command: a repeated request was carried out under the first one's id. */
    Mono<ResponseEntity<byte[]>> create(Call call, RecordingCommand command) {
        return commands.send(command, call.sending())
                .flatMap(receipt -> answer(call, HttpStatus.CREATED, receipt, new RecordingId(receipt.stream())));
    }

    /**
     * Completing takes as long as the bytes do. What is small is waited for; of the rest it is said how far it is. What was
     * found to be wrong meanwhile is a refusal, as it is when it is seen at once.
     */
    Mono<ResponseEntity<byte[]>> complete(Call call, RecordingCommand command) {
        return streams.settled(command.recordingId(), call.origin())
                .then(Mono.defer(() -> commands.send(command, call.sending())))
                .flatMap(receipt -> call.wantsNoWait()
                        ? Mono.just(Answers.accepted(call, receipt))
                        : progress.caughtUp(receipt)
                                .then(settled(call, command.recordingId()))
                                .then(Mono.defer(
                                        () -> answerNow(call, HttpStatus.OK, receipt, command.recordingId()))));
    }

    private Mono<Void> settled(Call call, RecordingId recording) {
        return Mono.defer(() -> find(call, recording))
                .onErrorComplete(Denied.class)
                .repeatWhen(again -> again.delayElements(LOOK_AGAIN).take(LOOKS))
                .takeUntil(view -> view.processingStatus() != ProcessingStatus.PROCESSING)
                .last()
                .onErrorComplete(NoSuchElementException.class)
                .flatMap(Recordings::refuseWhatIsWrong);
    }

    private static Mono<Void> refuseWhatIsWrong(RecordingView view) {
        List<PartProblem> problems = view.details().problems();
        if (problems.isEmpty()) {
            return Mono.empty();
        }
        return Mono.error(new Denied(Refusal.of(RefusalCode.INVALID_STATE, "EveryPartIsWhatItWasSaidToBe")
                .with("parts_wrong", problems.size())
                .with(
                        "parts",
                        problems.stream()
                                .limit(LISTED_PROBLEMS)
                                .map(each -> Map.of("part_number", each.number(), "problem", each.problem()))
                                .toList())));
    }

    /**
     * Starting one is asked of the meeting; the recording's own life begins a moment later, and with it the answer. Where that
     * moment is longer than anybody waits, the answer is that it was accepted.
     */
    Mono<ResponseEntity<byte[]>> start(Call call, io.videoconf.api.meeting.commands.StartRecording command) {
        return commands.send(command, call.sending())
                .flatMap(receipt -> progress.caughtUp(receipt)
                        .then(Mono.defer(() -> started(call, command, receipt)))
                        .flatMap(recording -> streams.opened(recording, call.origin())
                                .flatMap(_ -> answerNow(call, HttpStatus.CREATED, receipt, recording))));
    }

    /**
     * Pausing, resuming and stopping are asked of the meeting, too: If-Match, which names the recording's version, is
     * compared here.
     *
     * @param closes true when the recording itself changes in consequence: the answer waits for that
     */
    Mono<ResponseEntity<byte[]>> control(
            Call call, RecordingId recording, boolean closes, Function<MeetingId, Object> command) {
        return find(call, recording).flatMap(before -> {
            checkVersion(call.expectedVersion(), before);
            return commands.send(
                            command.apply(before.meetingId()), call.sending().anyVersion())
                    .flatMap(receipt -> progress.caughtUp(receipt)
                            .then(Mono.defer(() -> closes ? streams.closed(recording, call.origin()) : Mono.just(true)))
                            .flatMap(shown -> shown
                                    ? answerNow(call, HttpStatus.OK, receipt, recording)
                                    : Mono.just(Answers.accepted(call, receipt))));
        });
    }

    private Mono<ResponseEntity<byte[]>> answer(Call call, HttpStatus status, Receipt receipt, RecordingId recording) {
        return call.wantsNoWait()
                ? Mono.just(Answers.accepted(call, receipt))
                : progress.caughtUp(receipt).then(Mono.defer(() -> answerNow(call, status, receipt, recording)));
    }

    private Mono<ResponseEntity<byte[]>> answerNow(
            Call call, HttpStatus status, Receipt receipt, RecordingId recording) {
        return find(call, recording)
                .map(view -> Answers.written(
                        call, status, ofRecording(receipt, recording, view), RecordingJson.v1(view, call.actor())))
                .onErrorResume(Denied.class, _ -> Mono.just(Answers.accepted(call, receipt)));
    }

    /** The answer is the recording, so its ETag is the recording's. */
    private static Receipt ofRecording(Receipt receipt, Id recording, RecordingView view) {
        return new Receipt(StreamKind.RECORDING, recording.value(), view.version(), receipt.repeated());
    }

    /** A repeated request was carried out under the id of the first one, which the log tells. */
    private Mono<RecordingId> started(
            Call call, io.videoconf.api.meeting.commands.StartRecording command, Receipt receipt) {
        if (!receipt.repeated()) {
            return Mono.just(command.recordingId());
        }
        ReadLog last = new ReadLog(command.meetingId(), call.actor(), receipt.version() - 1, 1);
        return queries.ask(last, LogPage.class, call.origin())
                .mapNotNull(page -> page.entries().stream()
                        .map(LogEntry::event)
                        .filter(RecordingStarted.class::isInstance)
                        .map(event -> ((RecordingStarted) event).recordingId())
                        .findFirst()
                        .orElse(null))
                .defaultIfEmpty(command.recordingId());
    }

    private static void checkVersion(@Nullable Long expected, RecordingView view) {
        if (expected != null && expected != view.version()) {
            throw Denied.of(RefusalCode.VERSION_CONFLICT, "IfMatchNamesTheCurrentVersion");
        }
    }
}
