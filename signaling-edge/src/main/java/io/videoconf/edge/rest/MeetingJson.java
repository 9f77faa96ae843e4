package io.videoconf.edge.rest;

import static io.videoconf.edge.gateway.json.WireJson.word;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.views.MeetingRow;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.ParticipantView;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Meetings on the wire, as one viewer may see them. */
final class MeetingJson {
    /** There are sixteen, and each answer has one for everybody in the meeting. Nobody changes them. */
    private static final Map<Restrictions, JsonNode> RESTRICTIONS = new ConcurrentHashMap<>();

    private MeetingJson() {}

    /** What creating one answers. */
    static ObjectNode created(MeetingView meeting, String base) {
        ObjectNode json = WireJson.object();
        json.put("meeting_id", meeting.meetingId().value());
        json.put("title", meeting.title());
        json.put("host_user_id", meeting.hostUserId().value());
        json.put("join_url", joinUrl(meeting, base));
        json.put("meeting_number", meeting.meetingNumber());
        json.put("created_at", text(meeting.createdAt()));
        json.put("status", word(meeting.status()));
        return json;
    }

    /** The first representation: everything in one object. */
    static ObjectNode v1(MeetingView meeting, String base, Actor viewer) {
        boolean emails = Emails.areShown(meeting, viewer);
        ObjectNode json = WireJson.object();
        json.put("meeting_id", meeting.meetingId().value());
        json.put("title", meeting.title());
        json.put("description", meeting.description());
        json.put("host_user_id", meeting.hostUserId().value());
        json.put("owner_user_id", meeting.ownerUserId().value());
        json.put("host_participant_id", text(meeting.hostId()));
        addLife(json, meeting, base);
        addAlternativeHosts(json, meeting, emails);
        json.set("participants", participants(meeting.participants(), emails));
        addRest(json, meeting);
        json.put("sequence", meeting.sequence());
        return json;
    }

    /** The second: the host as an object, the participants by reference. */
    static ObjectNode v2(MeetingView meeting, String base, Actor viewer) {
        ObjectNode json = WireJson.object();
        json.put("meeting_id", meeting.meetingId().value());
        json.put("title", meeting.title());
        json.put("description", meeting.description());
        json.set("host", host(meeting));
        json.put("owner_user_id", meeting.ownerUserId().value());
        addLife(json, meeting, base);
        addAlternativeHosts(json, meeting, Emails.areShown(meeting, viewer));
        json.putObject("participants")
                .put("href", "/api/v1/meetings/" + meeting.meetingId().value() + "/participants")
                .put("count", meeting.participants().size());
        addRest(json, meeting);
        json.put("version", meeting.sequence());
        json.put("sequence", meeting.sequence());
        return json;
    }

    /** One of a person's meetings. */
    static ObjectNode row(MeetingRow row) {
        ObjectNode json = WireJson.object();
        json.put("meeting_id", row.meetingId().value());
        json.put("title", row.title());
        json.put("scheduled_start_time", text(row.scheduledStartTime()));
        json.put("status", word(row.status()));
        json.put("participant_count", row.participantCount());
        json.put("role", word(row.role()));
        return json;
    }

    static ArrayNode participants(List<ParticipantView> participants, boolean emails) {
        ArrayNode all = WireJson.object().arrayNode(participants.size());
        participants.forEach(each -> all.add(participant(each, emails)));
        return all;
    }

    static ObjectNode participant(ParticipantView participant, boolean emails) {
        ObjectNode json = WireJson.object();
        json.put("user_id", text(participant.userId()));
        json.put("participant_id", participant.participantId().value());
        json.put("display_name", participant.displayName());
        json.put("email", emails ? participant.email() : null);
        json.put("role", word(participant.role()));
        json.put("status", word(participant.status()));
        json.put("is_muted", participant.isMuted());
        json.put("is_video_on", participant.isVideoOn());
        json.put("is_screen_sharing", participant.isScreenSharing());
        json.put("hand_raised", participant.handRaised());
        json.set("restrictions", restrictions(participant.restrictions()));
        json.put("joined_at", text(participant.joinedAt()));
        json.put("left_at", text(participant.leftAt()));
        return json;
    }

    private static JsonNode restrictions(Restrictions restrictions) {
        return RESTRICTIONS.computeIfAbsent(restrictions, WireJson::tree);
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static @Nullable String text(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static ObjectNode host(MeetingView meeting) {
        String name = meeting.participants().stream()
                .filter(each -> each.participantId().equals(meeting.hostId()))
                .map(ParticipantView::displayName)
                .findFirst()
                .orElse(null);
        return WireJson.object()
                .put("user_id", meeting.hostUserId().value())
                .put("participant_id", text(meeting.hostId()))
                .put("display_name", name);
    }

    private static void addLife(ObjectNode json, MeetingView meeting, String base) {
        EndCause cause = meeting.endCause();
        json.put("status", word(meeting.status()));
        json.put("join_url", joinUrl(meeting, base));
        json.put("meeting_number", meeting.meetingNumber());
        json.put("created_at", text(meeting.createdAt()));
        json.put("scheduled_start_time", text(meeting.scheduledStartTime()));
        json.put("scheduled_end_time", text(meeting.scheduledEndTime()));
        json.put("actual_start_time", text(meeting.actualStartTime()));
        json.put("actual_end_time", text(meeting.actualEndTime()));
        json.put("end_cause", cause == null ? null : word(cause));
        json.put("locked", meeting.locked());
        json.put("host_grace_until", text(meeting.hostGraceUntil()));
    }

    /** They are e-mails, so they are shown to those who may see e-mails. */
    private static void addAlternativeHosts(ObjectNode json, MeetingView meeting, boolean emails) {
        ArrayNode hosts = json.putArray("alternative_hosts");
        if (emails) {
            meeting.alternativeHosts().forEach(hosts::add);
        }
    }

    private static void addRest(ObjectNode json, MeetingView meeting) {
        json.set("settings", WireJson.tree(meeting.settings()));
        json.set("restrictions", restrictions(meeting.restrictions()));
        Recurrence recurrence = meeting.recurrence();
        json.set("recurrence", recurrence == null ? WireJson.object().nullNode() : WireJson.tree(recurrence));
        json.put("current_occurrence", text(meeting.currentOccurrence()));
        ArrayNode recordings = json.putArray("active_recordings");
        meeting.activeRecordings().forEach(each -> recordings.add(WireJson.tree(each)));
    }

    private static String joinUrl(MeetingView meeting, String base) {
        return base + "/join/" + meeting.meetingId().value();
    }
}
