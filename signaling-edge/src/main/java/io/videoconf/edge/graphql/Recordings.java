package io.videoconf.edge.graphql;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.RecordingStreams;
import io.videoconf.edge.graphql.Shown.ARecording;
import io.videoconf.edge.rest.RecordingJson;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends what concerns a recording, waits for the views, and answers it. */
@Component("graphRecordings")
final class Recordings {
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

    static ARecording shown(RecordingView view, Asker asker) {
        return new ARecording(
                view.recordingId(), view.meetingId(), view.version(), RecordingJson.v1(view, asker.actor()));
    }

    Mono<ARecording> find(RecordingId recording, Asker asker) {
        return view(recording, asker).map(view -> shown(view, asker));
    }

    private Mono<RecordingView> view(RecordingId recording, Asker asker) {
        return queries.ask(
                new FindRecording(recording, asker.actor(), asker.email()), RecordingView.class, asker.origin());
    }

    /** To the recording itself. */
    Mono<ARecording> change(Ask ask, RecordingCommand command) {
        return commands.send(command, ask.sending())
                .flatMap(receipt -> progress.caughtUp(receipt))
                .then(Mono.defer(() -> find(command.recordingId(), ask.asker())));
    }

    /** Starting one is asked of the meeting; the recording's own life begins a moment later. */
    Mono<ARecording> start(Ask ask, StartRecording command) {
        return commands.send(command, ask.sending())
                .flatMap(receipt -> progress.caughtUp(receipt).then(Mono.defer(() -> started(ask, command, receipt))))
                .flatMap(recording -> streams.opened(recording, ask.asker().origin())
                        .then(Mono.defer(() -> find(recording, ask.asker()))));
    }

    /**
     * Pausing, resuming and stopping are asked of the meeting, too; the version that is expected is the recording's.
     *
     * @param closes true when the recording itself changes in consequence
     */
    Mono<ARecording> control(
            Ask ask, RecordingId recording, boolean closes, Function<MeetingId, MeetingCommand> command) {
        return view(recording, ask.asker()).flatMap(before -> {
            Long expected = ask.sending().expectedVersion();
            if (expected != null && expected != before.version()) {
                throw Denied.of(RefusalCode.VERSION_CONFLICT, "ExpectedIsTheCurrentVersion");
            }
            return commands.send(
                            command.apply(before.meetingId()), ask.sending().anyVersion())
                    .flatMap(receipt -> progress.caughtUp(receipt))
                    .then(Mono.defer(
                            () -> closes ? streams.closed(recording, ask.asker().origin()) : Mono.just(true)))
                    .then(Mono.defer(() -> find(recording, ask.asker())));
        });
    }

    /** A repeated request was carried out under the id of the first one, which the log tells. */
    private Mono<RecordingId> started(Ask ask, StartRecording command, Receipt receipt) {
        if (!receipt.repeated()) {
            return Mono.just(command.recordingId());
        }
        ReadLog last = new ReadLog(command.meetingId(), ask.asker().actor(), receipt.version() - 1, 1);
        return queries.ask(last, LogPage.class, ask.asker().origin())
                .mapNotNull(page -> page.entries().stream()
                        .map(LogEntry::event)
                        .filter(RecordingStarted.class::isInstance)
                        .map(event -> ((RecordingStarted) event).recordingId())
                        .findFirst()
                        .orElse(null))
                .defaultIfEmpty(command.recordingId());
    }
}
