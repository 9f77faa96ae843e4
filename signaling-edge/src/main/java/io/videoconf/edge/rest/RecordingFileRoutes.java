package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.Rendition;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.commands.RequestRendition;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.commands.UnshareRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.DownloadLink;
import io.videoconf.api.recording.views.PartUpload;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Readings;
import io.videoconf.edge.gateway.json.WireJson;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The bytes of recordings, and who may have them. Bytes go to and from the object store, never through here. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/recordings/{recordingId}", ApiVersions.PLAIN + "/recordings/{recordingId}"})
@Tag(name = "Recordings")
class RecordingFileRoutes {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_PARTS = 10_000;
    private static final long LARGEST_PART = 5L * 1024 * 1024 * 1024;
    private static final int MOST_EMAILS = 100;

    private final Calls calls;
    private final Commands commands;
    private final Readings readings;
    private final Queries queries;
    private final ProjectionProgress progress;
    private final Recordings recordings;

    RecordingFileRoutes(
            Calls calls,
            Commands commands,
            Readings readings,
            Queries queries,
            ProjectionProgress progress,
            Recordings recordings) {
        this.calls = calls;
        this.commands = commands;
        this.readings = readings;
        this.queries = queries;
        this.progress = progress;
        this.recordings = recordings;
    }

    @PostMapping(path = "/parts", version = "1")
    @Operation(summary = "Asks where to put one part of the bytes")
    Mono<ResponseEntity<byte[]>> part(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            Part part = new Part(
                    call.body().count("part_number", 1, MOST_PARTS).required(),
                    call.body().number("size", 1, LARGEST_PART).required(),
                    call.body()
                            .shaped("sha256", SHA_256.asMatchPredicate(), "must be 64 lower-case hex digits")
                            .required());
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            return commands.send(new RequestPartUpload(recording, part), call.sending(), PartUpload.class)
                    .flatMap(upload -> settle(call, upload.receipt())
                            .thenReturn(Answers.written(
                                    call,
                                    HttpStatus.CREATED,
                                    upload.receipt(),
                                    RecordingJson.upload(part.number(), upload))));
        });
    }

    @PostMapping(path = "/complete", version = "1")
    @Operation(summary = "Says that all parts are there: they are read back and checked")
    Mono<ResponseEntity<byte[]>> complete(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return recordings.complete(call, new CompleteUpload(Ids.recording(recordingId)));
        });
    }

    @GetMapping(path = "/download", version = "1")
    @Operation(summary = "Leads to the bytes, by a link that lives for minutes")
    Mono<ResponseEntity<byte[]>> download(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            boolean seekable = call.params().flag("seekable").or(false);
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            String email = call.caller().email();
            return lead(
                    call,
                    seekable
                            ? new RequestRendition(recording, Rendition.SEEKABLE, email)
                            : new RequestDownload(recording, email));
        });
    }

    @GetMapping(path = "/thumbnail", version = "1")
    @Operation(summary = "Leads to a picture of it, by a link that lives for minutes")
    Mono<ResponseEntity<byte[]>> thumbnail(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            return lead(
                    call,
                    new RequestRendition(
                            recording, Rendition.THUMBNAIL, call.caller().email()));
        });
    }

    private Mono<ResponseEntity<byte[]>> lead(Call call, RecordingCommand command) {
        return commands.send(command, call.sending(), DownloadLink.class)
                .flatMap(link -> settle(call, link.receipt())
                        .thenReturn(ResponseEntity.status(HttpStatus.FOUND)
                                .location(URI.create(link.url()))
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .build()));
    }

    @PostMapping(path = "/shares", version = "1")
    @Operation(summary = "Lets people see it; sharing twice is sharing once")
    Mono<ResponseEntity<byte[]>> share(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            List<String> emails = call.body().emails("emails", 1, MOST_EMAILS).required();
            call.complete();
            return recordings.change(call, new ShareRecording(Ids.recording(recordingId), emails));
        });
    }

    @DeleteMapping(path = "/shares", version = "1")
    @Operation(summary = "Lets people see it no more")
    Mono<ResponseEntity<byte[]>> unshare(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            List<String> emails = call.body().emails("emails", 1, MOST_EMAILS).required();
            call.complete();
            return recordings.change(call, new UnshareRecording(Ids.recording(recordingId), emails));
        });
    }

    @GetMapping(path = "/access", version = "1")
    @Operation(summary = "Whether somebody may see it, and why")
    Mono<ResponseEntity<byte[]>> access(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            String email = call.params().email("email").required();
            AsOf asOf = Points.asOf(call);
            String purpose = Readings.purpose(call);
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            return readings.ofRecording(recording, purpose, call)
                    .map(onRecord -> new FindRecordingAccess(recording, call.actor(), onRecord, email, asOf))
                    .flatMap(query -> queries.ask(query, AccessView.class, call.origin()))
                    .map(access -> Answers.json(call, WireJson.tree(access)));
        });
    }

    private Mono<Void> settle(Call call, io.videoconf.api.kernel.Receipt receipt) {
        return call.wantsNoWait() ? Mono.empty() : progress.caughtUp(receipt);
    }
}
