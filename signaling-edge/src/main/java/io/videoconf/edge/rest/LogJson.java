package io.videoconf.edge.rest;

import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostGraceStarted;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.MeetingUnlocked;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.events.VideoToggled;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Facts on the wire: the log, and the audit view. */
public final class LogJson {
    /** Hashes of passwords can be guessed at, so they never leave. */
    private static final Set<String> SECRETS = Set.of("password_hash", "passwordHash", "password");

    private static final List<String> EMAILS = List.of("email", "owner_email");

    private LogJson() {}

    /** One entry of the log. */
    public static ObjectNode entry(LogEntry entry, boolean emails) {
        ObjectNode json = WireJson.object();
        json.put("event_id", entry.eventId());
        json.put("sequence", entry.sequence());
        json.put("previous_sequence", entry.previousSequence());
        json.put("type", entry.type());
        json.put("timestamp", MeetingJson.text(entry.timestamp()));
        json.put("actor_id", MeetingJson.text(entry.actorId()));
        json.set("data", data(entry.event(), emails));
        return json;
    }

    /** True when the fact has e-mail addresses, so that it matters who looks. */
    public static boolean hasEmails(MeetingEvent event) {
        return switch (event) {
            case MeetingScheduled _,
                    MeetingChanged _,
                    ParticipantInvited _,
                    ParticipantStartedWaiting _,
                    ParticipantAdmitted _,
                    ParticipantJoined _ -> true;
            case MeetingCancelled _,
                    MeetingStarted _,
                    MeetingEnded _,
                    MeetingLocked _,
                    MeetingUnlocked _,
                    ParticipantDenied _,
                    ConnectionLost _,
                    ConnectionRestored _,
                    ConnectionSuperseded _,
                    ParticipantLeft _,
                    ParticipantRemoved _,
                    RoleChanged _,
                    ParticipantRestricted _,
                    AllMuted _,
                    AudioToggled _,
                    VideoToggled _,
                    ScreenShareStarted _,
                    ScreenShareStopped _,
                    HandToggled _,
                    ReactionSent _,
                    ChatMessageSent _,
                    HostGraceStarted _,
                    HostRoleAssumed _,
                    HostAbsenceBegan _,
                    TimeLimitWarned _,
                    ConnectionReported _,
                    SpammerReported _,
                    RecordingStarted _,
                    RecordingPaused _,
                    RecordingResumed _,
                    RecordingStopped _ -> false;
        };
    }

    /**
     * A fact's own fields.
     *
     * @param emails whether e-mail addresses are shown; otherwise they are null
     */
    public static ObjectNode data(MeetingEvent event, boolean emails) {
        ObjectNode json = (ObjectNode) WireJson.tree(event);
        json.remove("meeting_id");
        json.remove("at");
        strip(json);
        if (!emails) {
            EMAILS.stream().filter(json::has).forEach(json::putNull);
            if (json.has("alternative_hosts")) {
                json.putArray("alternative_hosts");
            }
        }
        return json;
    }

    /** One line of the audit view. */
    static ObjectNode history(HistoryEntry entry) {
        ObjectNode json = WireJson.object();
        json.put("event_id", entry.eventId());
        json.put("sequence", entry.sequence());
        json.put("type", entry.type());
        json.put("timestamp", MeetingJson.text(entry.timestamp()));
        json.put("refused", entry.refused());
        json.put("code", entry.code() == null ? null : entry.code().name());
        json.put("rule", entry.rule());
        json.putObject("actor")
                .put("kind", WireJson.word(entry.actorKind()))
                .put("user_id", entry.actorId().value());
        json.put("request_id", entry.requestId());
        json.put("door", WireJson.word(entry.door()));
        json.put("address_class", WireJson.word(entry.addressClass()));
        json.put("policy_version", entry.policyVersion());
        json.put("causation_id", entry.causationId());
        json.put("correlation_id", entry.correlationId());
        JsonNode data = WireJson.tree(entry.data());
        strip(data);
        json.set("data", data);
        return json;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(SECRETS);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(LogJson::strip);
        }
    }
}
