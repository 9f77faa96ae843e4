package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.ResumeRecording;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.commands.ChangeRecording;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.queries.RecordingFilter;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Recordings: start, control, read, change, delete. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Recordings")
class RecordingRoutes {
    private static final int LONGEST_TITLE = 200;

    private final Calls calls;
    private final Commands commands;
    private final Queries queries;
    private final ProjectionProgress progress;
    private final Recordings recordings;

    RecordingRoutes(
            Calls calls, Commands commands, Queries queries, ProjectionProgress progress, Recordings recordings) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
        this.progress = progress;
        this.recordings = recordings;
    }

    @PostMapping(path = "/meetings/{meetingId}/recordings", version = "1")
    @Operation(summary = "Starts a recording")
    Mono<ResponseEntity<byte[]>> start(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            RecordingMode mode = call.body().word("mode", RecordingMode.class).required();
            boolean hidden = call.body().flag("private").or(true);
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return recordings.start(call, new StartRecording(meeting, RecordingId.fresh(), mode, hidden));
        });
    }

    @PostMapping(path = "/meetings/{meetingId}/recordings/{recordingId}/consent", version = "1")
    @Operation(summary = "Says whether you agree to be recorded")
    Mono<ResponseEntity<byte[]>> consent(
            @PathVariable String meetingId, @PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            boolean consents = call.body().flag("consent").required();
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            RecordingId recording = Ids.recording(recordingId);
            return commands.send(new AnswerRecordingConsent(meeting, recording, consents), call.sending())
                    .flatMap(receipt -> call.wantsNoWait()
                            ? Mono.just(Answers.gone(call, receipt))
                            : progress.caughtUp(receipt).thenReturn(Answers.gone(call, receipt)));
        });
    }

    @PostMapping(path = "/recordings/{recordingId}/pause", version = "1")
    @Operation(summary = "Pauses it")
    Mono<ResponseEntity<byte[]>> pause(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            return recordings.control(call, recording, false, meeting -> new PauseRecording(meeting, recording));
        });
    }

    @PostMapping(path = "/recordings/{recordingId}/resume", version = "1")
    @Operation(summary = "Goes on with it")
    Mono<ResponseEntity<byte[]>> resume(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            return recordings.control(call, recording, false, meeting -> new ResumeRecording(meeting, recording));
        });
    }

    @PostMapping(path = "/recordings/{recordingId}/stop", version = "1")
    @Operation(summary = "Stops it; what is missing then are its bytes")
    Mono<ResponseEntity<byte[]>> stop(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            return recordings.control(call, recording, true, meeting -> new StopRecording(meeting, recording));
        });
    }

    @GetMapping(path = "/recordings", version = "1")
    @Operation(summary = "The recordings that you may see")
    Mono<ResponseEntity<byte[]>> list(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Page page = call.params().page();
            MeetingId meeting = call.params().id("meeting_id", MeetingId::new).orNull();
            RecordingFilter filter = new RecordingFilter(
                    call.params().word("status", ProcessingStatus.class).orNull(),
                    call.params().word("mode", RecordingMode.class).orNull(),
                    call.params().flag("deleted").or(false),
                    call.params().time("from").orNull(),
                    call.params().time("to").orNull());
            call.complete();
            ListRecordings query =
                    new ListRecordings(call.actor(), call.caller().email(), meeting, page, filter);
            return queries.list(query, RecordingView.class, call.origin())
                    .map(found -> Answers.json(
                            call, Lists.json("recordings", found, each -> RecordingJson.v1(each, call.actor()))));
        });
    }

    @GetMapping(path = "/recordings/{recordingId}", version = "1")
    @Operation(summary = "One recording")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return recordings
                    .find(call, Ids.recording(recordingId))
                    .map(view -> Answers.versioned(call, view.version(), RecordingJson.v1(view, call.actor())));
        });
    }

    @PatchMapping(path = "/recordings/{recordingId}", version = "1")
    @Operation(summary = "Changes its title, or whether it is private")
    Mono<ResponseEntity<byte[]>> change(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            String title = call.body().text("title", 1, LONGEST_TITLE).orNull();
            Boolean hidden = call.body().flag("private").orNull();
            call.complete();
            return recordings.change(call, new ChangeRecording(Ids.recording(recordingId), title, hidden));
        });
    }

    @DeleteMapping(path = "/recordings/{recordingId}", version = "1")
    @Operation(summary = "Deletes it")
    Mono<ResponseEntity<byte[]>> delete(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return commands.send(new DeleteRecording(Ids.recording(recordingId)), call.sending())
                    .flatMap(receipt -> call.wantsNoWait()
                            ? Mono.just(Answers.gone(call, receipt))
                            : progress.caughtUp(receipt).thenReturn(Answers.gone(call, receipt)));
        });
    }
}
