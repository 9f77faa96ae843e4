package io.videoconf.edge.legacy;

import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.legacy.LegacyKind;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Meetings, as older clients know them: scheduled by a host, and deleted by being cancelled, or ended when they run. */
@Component
final class LegacyMeetings {
    static final String NO_SUCH_MEETING = "Meeting Id not valid";
    private static final String TITLE = "Meeting";
    private static final int MICRO = 1_000;
    private static final int MILLI = 1_000_000;

    private final Things things;
    private final InstantSource clock = InstantSource.system();

    LegacyMeetings(Things things) {
        this.things = things;
    }

    Mono<LegacyAnswer> add(LegacyCall call) {
        LegacyFields fields = call.fields();
        long host = fields.requiredInteger("host_id");
        Instant date = fields.optionalTime("meeting_date");
        fields.complete();
        return things.user(OptionalLong.of(host), call)
                .switchIfEmpty(Mono.error(() -> LegacyAnswer.no("host ID is not a valid host")))
                .flatMap(account -> scheduled(call, account, host, date));
    }

    private Mono<LegacyAnswer> scheduled(LegacyCall call, UserView host, long number, @Nullable Instant date) {
        ScheduleMeeting command = new ScheduleMeeting(
                MeetingId.fresh(),
                ParticipantId.fresh(),
                host.displayName(),
                host.email(),
                TITLE,
                null,
                date == null ? undated() : date.truncatedTo(ChronoUnit.MILLIS),
                null,
                List.of(),
                MeetingSettingsChange.none());
        return things.make(command, call.as(host))
                .flatMap(_ -> things.numbers().number(LegacyKind.MEETING, command.meetingId(), call))
                .map(meeting -> LegacyAnswer.success(
                        201, json(meeting, number, date == null ? null : date.truncatedTo(ChronoUnit.MILLIS))));
    }

    /**
     * A meeting without a date may begin now. A start with a microsecond in it tells it from one that was given: those have
     * milliseconds at most.
     */
    private Instant undated() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusNanos(MICRO);
    }

    private static @Nullable Instant date(MeetingView meeting) {
        Instant start = meeting.scheduledStartTime();
        return start == null || start.getNano() % MILLI == MICRO ? null : start;
    }

    Mono<LegacyAnswer> list(LegacyCall call) {
        return things.meetings(call)
                .map(all -> all.stream().filter(LegacyMeetings::isThere).toList())
                .flatMap(all -> hosts(call, all)
                        .map(hosts -> LegacyAnswer.all(all.stream()
                                .filter(meeting ->
                                        hosts.contains(meeting.ownerUserId().value()))
                                .map(this::json)
                                .toList())));
    }

    /** The owners who are there: what belongs to who is gone is gone, however long its own end takes. */
    private Mono<Set<String>> hosts(LegacyCall call, List<MeetingView> meetings) {
        List<String> ids = meetings.stream()
                .map(meeting -> meeting.ownerUserId().value())
                .distinct()
                .toList();
        return things.numbers()
                .all(LegacyKind.USER, call)
                .then(things.users(ids, call))
                .map(found -> {
                    Set<String> there = new HashSet<>();
                    found.forEach(account -> there.add(account.userId().value()));
                    return there;
                });
    }

    private static boolean isThere(MeetingView meeting) {
        return switch (meeting.status()) {
            case SCHEDULED, ACTIVE -> true;
            case ENDED, CANCELLED -> false;
        };
    }

    Mono<LegacyAnswer> delete(LegacyCall call) {
        LegacyFields fields = call.fields().exactly("Input field incorrect", "id");
        return things.meeting(fields.integer("id"), call)
                .filter(LegacyMeetings::isThere)
                .filterWhen(meeting -> hosts(call, List.of(meeting)).map(hosts -> !hosts.isEmpty()))
                .switchIfEmpty(Mono.error(() -> LegacyAnswer.no("Input data incorrect or meeting does not exist")))
                .flatMap(meeting ->
                        recordingsGone(call, meeting).then(things.send(end(meeting), call.as(meeting.ownerUserId()))))
                .thenReturn(LegacyAnswer.status(200, "Successfully deleted"));
    }

    private static MeetingCommand end(MeetingView meeting) {
        return meeting.status() == MeetingStatus.ACTIVE
                ? new EndMeeting(meeting.meetingId())
                : new CancelMeeting(meeting.meetingId());
    }

    private Mono<Void> recordingsGone(LegacyCall call, MeetingView meeting) {
        return things.recordings(call)
                .flatMapMany(Flux::fromIterable)
                .filter(recording -> recording.meetingId().equals(meeting.meetingId()))
                .concatMap(recording ->
                        things.send(new DeleteRecording(recording.recordingId()), call.as(recording.ownerId())))
                .then();
    }

    private ObjectNode json(MeetingView meeting) {
        return json(
                things.numbers().knownNumber(LegacyKind.MEETING, meeting.meetingId()),
                things.numbers().knownNumber(LegacyKind.USER, meeting.ownerUserId()),
                date(meeting));
    }

    private static ObjectNode json(long number, long host, @Nullable Instant date) {
        return WireJson.object()
                .put("id", number)
                .put("host_id", host)
                .put("meeting_date", date == null ? null : date.toString());
    }
}
