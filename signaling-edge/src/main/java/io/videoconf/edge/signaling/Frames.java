package io.videoconf.edge.signaling;

import io.videoconf.api.json.FactNames;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.ParticipantView;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.LogJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients are told of people and messages, as JSON. */
final class Frames {
    private Frames() {}

    /** The snapshot that a client joins with. */
    static ObjectNode joined(MeetingView meeting, ParticipantId me) {
        return joined(meeting).put("your_participant_id", me.value());
    }

    /** The same without what differs from client to client. */
    static ObjectNode joined(MeetingView meeting) {
        ObjectNode info = WireJson.object();
        info.put("meeting_id", meeting.meetingId().value());
        info.put("title", meeting.title());
        info.put("host_id", meeting.hostUserId().value());
        info.put("locked", meeting.locked());
        ArrayNode people = info.putArray("participants");
        meeting.participants().stream()
                .filter(person -> person.status().isPresent())
                .forEach(person -> people.add(participant(person)));
        ObjectNode settings = info.putObject("settings");
        settings.put("recording_enabled", meeting.settings().recordingEnabled());
        settings.put("chat_enabled", meeting.settings().chatEnabled());
        settings.put("screen_share_enabled", meeting.settings().screenShareEnabled());
        ArrayNode recordings = info.putArray("active_recordings");
        meeting.activeRecordings()
                .forEach(recording -> recordings
                        .addObject()
                        .put("recording_id", recording.recordingId().value())
                        .put("mode", WireJson.word(recording.mode()))
                        .put("paused", recording.paused()));
        ObjectNode frame = WireJson.object();
        frame.put("success", true);
        frame.set("meeting_info", info);
        frame.put("sequence", meeting.sequence());
        return frame;
    }

    /** A person as everybody in the meeting sees them; e-mails are not for everybody. */
    static ObjectNode participant(ParticipantView person) {
        ObjectNode node = WireJson.object();
        node.put("participant_id", person.participantId().value());
        node.put("user_id", person.userId() == null ? null : person.userId().value());
        node.put("display_name", person.displayName());
        node.put("role", WireJson.word(person.role()));
        node.put("is_muted", person.isMuted());
        node.put("is_video_on", person.isVideoOn());
        node.put("is_screen_sharing", person.isScreenSharing());
        node.put("hand_raised", person.handRaised());
        node.put("connected", person.status() == io.videoconf.api.meeting.ParticipantStatus.JOINED);
        node.set("restrictions", WireJson.tree(person.restrictions()));
        return node;
    }

    /** The person as they are in this state; only the id when they are not in it. */
    static ObjectNode participant(MeetingState state, ParticipantId id) {
        ParticipantView found = find(state, id);
        if (found == null) {
            return WireJson.object().put("participant_id", id.value());
        }
        return participant(found);
    }

    static @Nullable ParticipantView find(MeetingState state, ParticipantId id) {
        return People.of(state).find(id).map(MeetingViews::participant).orElse(null);
    }

    static ObjectNode joined(ParticipantJoined fact) {
        ObjectNode node = WireJson.object();
        node.put("participant_id", fact.participantId().value());
        node.put("user_id", fact.userId().value());
        node.put("display_name", fact.displayName());
        node.put("avatar_url", fact.avatarUrl());
        node.put("device_type", fact.deviceType());
        node.put("role", WireJson.word(fact.role()));
        node.put("is_muted", fact.muted());
        node.put("is_video_on", fact.videoOn());
        node.put("is_screen_sharing", false);
        return node;
    }

    static ObjectNode waiting(ParticipantStartedWaiting fact) {
        ObjectNode node = WireJson.object();
        node.put("participant_id", fact.participantId().value());
        node.put("user_id", fact.userId().value());
        node.put("display_name", fact.displayName());
        node.put("avatar_url", fact.avatarUrl());
        node.put("device_type", fact.deviceType());
        return node;
    }

    static ObjectNode chat(ChatMessageSent fact) {
        ObjectNode node = WireJson.object();
        node.put("message_id", fact.messageId().value());
        node.put("sender_id", fact.senderId().value());
        node.put("sender_name", fact.senderName());
        node.put("content", fact.content());
        node.put("timestamp", fact.at().toString());
        node.put("type", WireJson.word(fact.type()));
        node.put("reply_to", fact.replyTo() == null ? null : fact.replyTo().value());
        node.put("is_private", fact.recipientId() != null);
        node.put(
                "recipient_id",
                fact.recipientId() == null ? null : fact.recipientId().value());
        return node;
    }

    static ObjectNode edited(ChatMessageEdited fact) {
        return changed(fact.messageId(), fact.senderId(), fact.recipientId(), fact.at())
                .put("content", fact.content());
    }

    static ObjectNode deleted(ChatMessageDeleted fact) {
        return changed(fact.messageId(), fact.senderId(), fact.recipientId(), fact.at())
                .put("deleted_by", fact.deletedBy().value());
    }

    private static ObjectNode changed(
            MessageId message, ParticipantId sender, @Nullable ParticipantId recipient, Instant at) {
        return WireJson.object()
                .put("message_id", message.value())
                .put("sender_id", sender.value())
                .put("timestamp", at.toString())
                .put("is_private", recipient != null)
                .put("recipient_id", recipient == null ? null : recipient.value());
    }

    /** A fact without an event name of its own: its type, and its fields as they are. */
    static ObjectNode plain(MeetingEvent fact) {
        ObjectNode node = WireJson.object();
        node.put("type", FactNames.snakeCase(fact.getClass().getSimpleName()));
        node.set("data", LogJson.data(fact, false));
        return node;
    }
}
