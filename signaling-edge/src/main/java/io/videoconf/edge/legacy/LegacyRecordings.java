package io.videoconf.edge.legacy;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.legacy.LegacyKind;
import io.videoconf.api.legacy.queries.FindLegacySource;
import io.videoconf.api.legacy.views.LegacySource;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.commands.ImportRecording;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.Digests;
import io.videoconf.edge.gateway.EdgeSettings;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Recordings, as older clients know them: addresses of media that exist elsewhere. Nothing is ever fetched from there. */
@Component
final class LegacyRecordings {
    private static final String NO_SUCH = "Input data incorrect or recording does not exist";
    private static final String FIELD = "Input field incorrect";
    private static final LegacyAnswer FAILURE = LegacyAnswer.status(400, "failure");

    private final Things things;
    private final Queries queries;
    private final String base;

    LegacyRecordings(Things things, Queries queries, EdgeSettings settings) {
        this.things = things;
        this.queries = queries;
        this.base = settings.base();
    }

    Mono<LegacyAnswer> add(LegacyCall call) {
        LegacyFields fields = call.fields();
        long number = fields.requiredInteger("meeting_id");
        MediaSource source =
                new MediaSource(fields.requiredUrl(), fields.optionalMd5(), fields.optionalLength("length"));
        boolean hidden = fields.flag("private", true);
        fields.complete();
        return isKnown(source.url(), call).flatMap(known -> {
            if (known) {
                throw LegacyAnswer.no("Recording already exists");
            }
            return things.meeting(OptionalLong.of(number), call)
                    .filter(meeting -> meeting.status() != MeetingStatus.CANCELLED)
                    .filterWhen(meeting -> things.users(
                                    List.of(meeting.ownerUserId().value()), call)
                            .map(owners -> !owners.isEmpty()))
                    .switchIfEmpty(Mono.error(() -> LegacyAnswer.no(LegacyMeetings.NO_SUCH_MEETING)))
                    .flatMap(meeting -> imported(call, meeting, number, source, hidden));
        });
    }

    private Mono<Boolean> isKnown(String url, LegacyCall call) {
        FindLegacySource query =
                new FindLegacySource(call.tenant(), Digests.sha256(url.getBytes(StandardCharsets.UTF_8)));
        return queries.ask(query, LegacySource.class, call.reading()).flatMap(found -> {
            RecordingId recording = found.recordingId();
            return recording == null
                    ? Mono.just(false)
                    : things.recordings(List.of(recording.value()), call).map(there -> !there.isEmpty());
        });
    }

    private Mono<LegacyAnswer> imported(
            LegacyCall call, MeetingView meeting, long number, MediaSource source, boolean hidden) {
        ImportRecording command = new ImportRecording(
                RecordingId.fresh(),
                meeting.meetingId(),
                meeting.tenantId(),
                meeting.ownerUserId(),
                meeting.title(),
                hidden,
                source,
                false);
        return things.make(command, call.as(meeting.ownerUserId()))
                .flatMap(_ -> things.numbers().number(LegacyKind.RECORDING, command.recordingId(), call))
                .map(recording -> LegacyAnswer.success(201, json(recording, number, source, hidden)));
    }

    Mono<LegacyAnswer> list(LegacyCall call) {
        return there(call)
                .map(all -> LegacyAnswer.all(all.stream().map(this::json).toList()));
    }

    /** Those of people who are there. */
    private Mono<List<RecordingView>> there(LegacyCall call) {
        return things.numbers()
                .all(LegacyKind.MEETING, call)
                .then(things.recordings(call))
                .flatMap(all -> things.users(
                                all.stream()
                                        .map(each -> each.ownerId().value())
                                        .distinct()
                                        .toList(),
                                call)
                        .map(owners -> all.stream()
                                .filter(each -> owners.stream()
                                        .anyMatch(owner -> owner.userId().equals(each.ownerId())))
                                .toList()));
    }

    private Mono<RecordingView> find(LegacyCall call, OptionalLong number, String otherwise) {
        return things.recording(number, call)
                .filterWhen(recording ->
                        things.users(List.of(recording.ownerId().value()), call).map(owners -> !owners.isEmpty()))
                .switchIfEmpty(Mono.error(() -> LegacyAnswer.no(otherwise)));
    }

    Mono<LegacyAnswer> delete(LegacyCall call) {
        LegacyFields fields = call.fields().exactly(FIELD, "recording_id");
        return find(call, fields.integer("recording_id"), NO_SUCH)
                .flatMap(recording ->
                        things.send(new DeleteRecording(recording.recordingId()), call.as(recording.ownerId())))
                .thenReturn(LegacyAnswer.status(200, "Successfully deleted"));
    }

    Mono<LegacyAnswer> ofMeeting(LegacyCall call) {
        LegacyFields fields = call.fields().exactly(FIELD, "meeting_id");
        return things.meeting(fields.integer("meeting_id"), call)
                .flatMap(meeting -> there(call)
                        .map(all -> all.stream()
                                .filter(each -> each.meetingId().equals(meeting.meetingId()))
                                .map(this::json)
                                .toList()))
                .filter(rows -> !rows.isEmpty())
                .map(LegacyAnswer::all)
                .switchIfEmpty(Mono.error(() -> LegacyAnswer.no(NO_SUCH)));
    }

    Mono<LegacyAnswer> share(LegacyCall call) {
        LegacyFields fields = call.fields().exactly("Input parameters incorrect", "recording_id", "email_id");
        OptionalLong number = fields.integer("recording_id");
        String email = fields.requiredEmail();
        return find(call, number, "Recording not found").flatMap(recording -> {
            fields.complete();
            if (recording.isPrivate()) {
                throw LegacyAnswer.no("Recording is private");
            }
            return isTheirsAlready(call, recording, email).flatMap(already -> {
                if (already) {
                    throw LegacyAnswer.no("Already shared with user");
                }
                return things.send(
                                new ShareRecording(recording.recordingId(), List.of(email)),
                                call.as(recording.ownerId()))
                        .thenReturn(LegacyAnswer.success(200, shared(number.orElse(0), email)));
            });
        });
    }

    private Mono<Boolean> isTheirsAlready(LegacyCall call, RecordingView recording, String email) {
        return recording.sharedWith().contains(email)
                ? Mono.just(true)
                : things.users(List.of(recording.ownerId().value()), call)
                        .map(owners -> owners.stream()
                                .anyMatch(owner ->
                                        owner.email().toLowerCase(Locale.ROOT).equals(email)));
    }

    Mono<LegacyAnswer> canAccess(LegacyCall call) {
        LegacyFields fields = call.fields().exactly("Input fields incorrect", "recording_id", "email_id");
        String email = fields.email();
        return email == null
                ? Mono.just(FAILURE)
                : find(call, fields.integer("recording_id"), "")
                        .flatMap(recording -> queries.ask(
                                new FindRecordingAccess(recording.recordingId(), Actor.SYSTEM, email),
                                AccessView.class,
                                call.reading()))
                        .map(access -> access.canAccess() ? LegacyAnswer.status(200, "success") : FAILURE)
                        .onErrorReturn(LegacyAnswer.No.class, FAILURE);
    }

    Mono<LegacyAnswer> shares(LegacyCall call) {
        return there(call)
                .map(all -> LegacyAnswer.all(all.stream()
                        .flatMap(recording -> recording.sharedWith().stream()
                                .map(email -> shared(
                                        things.numbers().knownNumber(LegacyKind.RECORDING, recording.recordingId()),
                                        email)))
                        .toList()));
    }

    private static ObjectNode shared(long recording, String email) {
        return WireJson.object().put("recording_id", recording).put("email_id", email);
    }

    /** What was recorded here has the address of its download. */
    private ObjectNode json(RecordingView recording) {
        MediaSource source = recording.details().source();
        return json(
                things.numbers().knownNumber(LegacyKind.RECORDING, recording.recordingId()),
                things.numbers().knownNumber(LegacyKind.MEETING, recording.meetingId()),
                source != null
                        ? source
                        : new MediaSource(
                                base + "/api/v1/recordings/"
                                        + recording.recordingId().value() + "/download",
                                null,
                                recording.fileSizeBytes()),
                recording.isPrivate());
    }

    private static ObjectNode json(long number, long meeting, MediaSource source, boolean hidden) {
        ObjectNode json = WireJson.object().put("id", number).put("url", source.url());
        json.set("length", number(source.length()));
        return json.put("md5_hash", source.md5Hash()).put("private", hidden).put("meeting_id", meeting);
    }

    private static JsonNode number(@Nullable Long value) {
        return WireJson.tree(java.util.Optional.ofNullable(value));
    }
}
