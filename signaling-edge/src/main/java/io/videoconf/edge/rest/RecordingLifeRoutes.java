package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.LocalCopy;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.commands.FetchImport;
import io.videoconf.api.recording.commands.ImportRecording;
import io.videoconf.api.recording.commands.PlaceRecordingHold;
import io.videoconf.api.recording.commands.ReleaseRecordingHold;
import io.videoconf.api.recording.commands.ReportLocalCopy;
import io.videoconf.api.recording.commands.RestoreRecording;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Recordings that come from elsewhere, that are elsewhere, that come back, and that must stay. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/recordings", ApiVersions.PLAIN + "/recordings"})
@Tag(name = "Recordings")
class RecordingLifeRoutes {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
    /** A pebibyte: more than any recording has. */
    private static final long LARGEST = 1L << 50;

    private static final int LONGEST_URL = 2_048;
    private static final int LONGEST_PLACE = 500;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1_000;

    private final Calls calls;
    private final Queries queries;
    private final Recordings recordings;

    RecordingLifeRoutes(Calls calls, Queries queries, Recordings recordings) {
        this.calls = calls;
        this.queries = queries;
        this.recordings = recordings;
    }

    @PostMapping(path = "/import", version = "1")
    @Operation(summary = "Makes media that exist elsewhere known as a recording; fetches them only when asked to")
    Mono<ResponseEntity<byte[]>> importMedia(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            MeetingId meeting = call.body().id("meeting_id", MeetingId::new).required();
            MediaSource source = new MediaSource(
                    call.body()
                            .shaped("url", RecordingLifeRoutes::isSource, "must be an https address")
                            .required(),
                    call.body()
                            .shaped("md5_hash", MD5.asMatchPredicate(), "must be 32 lower-case hex digits")
                            .orNull(),
                    call.body().number("length", 0, LARGEST).orNull());
            boolean hidden = call.body().flag("private").or(true);
            boolean fetch = call.body().flag("fetch").or(false);
            call.complete();
            return queries.ask(new FindMeeting(meeting, call.actor()), MeetingView.class, call.origin())
                    .flatMap(view -> recordings.create(
                            call,
                            new ImportRecording(
                                    RecordingId.fresh(),
                                    meeting,
                                    view.tenantId(),
                                    view.ownerUserId(),
                                    view.title(),
                                    hidden,
                                    source,
                                    fetch)));
        });
    }

    @PostMapping(path = "/{recordingId}/fetch", version = "1")
    @Operation(summary = "Has imported media brought here")
    Mono<ResponseEntity<byte[]>> fetch(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return recordings.change(call, new FetchImport(Ids.recording(recordingId)));
        });
    }

    @PostMapping(path = "/{recordingId}/local-copy", version = "1")
    @Operation(summary = "Says where a local recording is")
    Mono<ResponseEntity<byte[]>> report(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            LocalCopy copy = new LocalCopy(
                    call.body().number("size", 1, LARGEST).required(),
                    call.body()
                            .shaped("sha256", SHA_256.asMatchPredicate(), "must be 64 lower-case hex digits")
                            .required(),
                    call.body().text("place", 1, LONGEST_PLACE).required());
            call.complete();
            return recordings.change(call, new ReportLocalCopy(Ids.recording(recordingId), copy));
        });
    }

    @PostMapping(path = "/{recordingId}/restore", version = "1")
    @Operation(summary = "Takes it out of the bin")
    Mono<ResponseEntity<byte[]>> restore(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return recordings.change(call, new RestoreRecording(Ids.recording(recordingId)));
        });
    }

    @PostMapping(path = "/{recordingId}/holds", version = "1")
    @Operation(summary = "Places a legal hold: nothing of the recording is removed until it is lifted")
    Mono<ResponseEntity<byte[]>> hold(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            String hold = call.body().text("hold_id", 1, LONGEST_NAME).required();
            String matter = call.body().text("case_id", 1, LONGEST_NAME).required();
            String reason = call.body().text("reason", 1, LONGEST_REASON).required();
            call.complete();
            return recordings.change(call, new PlaceRecordingHold(Ids.recording(recordingId), hold, matter, reason));
        });
    }

    @DeleteMapping(path = "/{recordingId}/holds", version = "1")
    @Operation(summary = "Lifts a legal hold")
    Mono<ResponseEntity<byte[]>> release(@PathVariable String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            String hold = call.body().text("hold_id", 1, LONGEST_NAME).required();
            String reason = call.body().text("reason", 1, LONGEST_REASON).required();
            call.complete();
            return recordings.change(call, new ReleaseRecordingHold(Ids.recording(recordingId), hold, reason));
        });
    }

    private static boolean isSource(String text) {
        if (text.length() > LONGEST_URL) {
            return false;
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && uri.getRawUserInfo() == null && "https".equalsIgnoreCase(uri.getScheme());
        } catch (URISyntaxException e) {
            // Not an address.
            return false;
        }
    }
}
