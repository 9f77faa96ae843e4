package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.RestrictionsChange;
import io.videoconf.api.meeting.ScreenInfo;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.RaiseHand;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportConnection;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.commands.SendReaction;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StartScreenShare;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.meeting.commands.StopScreenShare;
import io.videoconf.api.meeting.commands.ToggleAudio;
import io.videoconf.api.meeting.commands.ToggleVideo;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.edge.gateway.json.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which command each event of a client asks for, and how it is read. */
final class SocketAsks {
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_REACTION = 32;
    private static final int LONGEST_DETAIL = 500;
    private static final int MOST_PIXELS = 32_768;
    private static final int MOST_FRAMES = 240;

    private SocketAsks() {}

    /** Each event's fields, as a command to the meeting that the socket is in. */
    static Map<String, BiFunction<Fields, MeetingId, MeetingCommand>> all() {
        Map<String, BiFunction<Fields, MeetingId, MeetingCommand>> asks = new HashMap<>();
        own(asks);
        controls(asks);
        return Map.copyOf(asks);
    }

    private static void own(Map<String, BiFunction<Fields, MeetingId, MeetingCommand>> asks) {
        put(asks, "leave_meeting", (fields, meeting) -> new LeaveMeeting(meeting));
        put(
                asks,
                "toggle_audio",
                (fields, meeting) ->
                        new ToggleAudio(meeting, fields.flag("is_muted").required()));
        put(
                asks,
                "toggle_video",
                (fields, meeting) ->
                        new ToggleVideo(meeting, fields.flag("is_video_on").required()));
        put(asks, "start_screen_share", (fields, meeting) -> new StartScreenShare(meeting, screen(fields)));
        put(asks, "stop_screen_share", (fields, meeting) -> new StopScreenShare(meeting));
        put(asks, "send_chat_message", (fields, meeting) -> new SendChatMessage(meeting, message(fields)));
        put(
                asks,
                "raise_hand",
                (fields, meeting) ->
                        new RaiseHand(meeting, fields.flag("raised").or(true)));
        put(
                asks,
                "send_reaction",
                (fields, meeting) -> new SendReaction(
                        meeting, fields.text("reaction", 1, LONGEST_REACTION).required()));
        put(
                asks,
                "recording_consent",
                (fields, meeting) -> new AnswerRecordingConsent(
                        meeting,
                        fields.id("recording_id", RecordingId::new).required(),
                        fields.flag("consent").required()));
        put(
                asks,
                "connection_report",
                (fields, meeting) -> new ReportConnection(
                        meeting,
                        fields.constant("code", RefusalCode.class).required(),
                        fields.id("peer_participant_id", ParticipantId::new).orNull(),
                        fields.text("detail", 1, LONGEST_DETAIL).orNull()));
    }

    private static void controls(Map<String, BiFunction<Fields, MeetingId, MeetingCommand>> asks) {
        put(asks, "admit_participant", (fields, meeting) -> new AdmitParticipant(meeting, participant(fields)));
        put(asks, "deny_participant", (fields, meeting) -> new DenyParticipant(meeting, participant(fields)));
        put(
                asks,
                "remove_participant",
                (fields, meeting) -> new RemoveParticipant(
                        meeting, participant(fields), fields.flag("ban").or(false)));
        put(
                asks,
                "restrict_participant",
                (fields, meeting) -> new RestrictParticipant(meeting, participant(fields), restrictions(fields)));
        put(
                asks,
                "mute_all",
                (fields, meeting) ->
                        new MuteAll(meeting, fields.flag("allow_self_unmute").or(true)));
        put(
                asks,
                "lock_meeting",
                (fields, meeting) ->
                        fields.flag("locked").or(true) ? new LockMeeting(meeting) : new UnlockMeeting(meeting));
        put(asks, "end_meeting", (fields, meeting) -> new EndMeeting(meeting));
        put(asks, "transfer_host", (fields, meeting) -> new TransferHost(meeting, participant(fields)));
        put(
                asks,
                "start_recording",
                (fields, meeting) -> new StartRecording(
                        meeting,
                        RecordingId.fresh(),
                        fields.word("mode", RecordingMode.class).or(RecordingMode.CLOUD),
                        fields.flag("private").or(true)));
        put(
                asks,
                "stop_recording",
                (fields, meeting) -> new StopRecording(
                        meeting, fields.id("recording_id", RecordingId::new).required()));
    }

    private static void put(
            Map<String, BiFunction<Fields, MeetingId, MeetingCommand>> asks,
            String event,
            BiFunction<Fields, MeetingId, MeetingCommand> reader) {
        asks.put(event, (fields, meeting) -> {
            sameMeeting(fields, meeting);
            return reader.apply(fields, meeting);
        });
    }

    /** The meeting's id may be said; then it must be the meeting that the socket is in. */
    static void sameMeeting(Fields fields, MeetingId meeting) {
        MeetingId said = fields.id("meeting_id", MeetingId::new).orNull();
        if (said != null && !said.equals(meeting)) {
            fields.refuse("meeting_id", "must be the meeting that this socket has joined");
        }
    }

    private static ParticipantId participant(Fields fields) {
        return fields.id("participant_id", ParticipantId::new).required();
    }

    private static @Nullable ScreenInfo screen(Fields fields) {
        Fields info = fields.object("screen_info");
        return info == null
                ? null
                : new ScreenInfo(
                        info.count("width", 1, MOST_PIXELS).required(),
                        info.count("height", 1, MOST_PIXELS).required(),
                        info.count("frame_rate", 1, MOST_FRAMES).required());
    }

    private static RestrictionsChange restrictions(Fields fields) {
        Fields given = fields.object("restrictions");
        if (given == null) {
            fields.refuse("restrictions", "is required");
            return new RestrictionsChange(null, null, null, null);
        }
        Function<String, @Nullable Boolean> flag = name -> given.flag(name).orNull();
        return new RestrictionsChange(
                flag.apply("audio"), flag.apply("video"), flag.apply("screen_share"), flag.apply("chat"));
    }

    private static ChatMessage message(Fields fields) {
        Fields given = fields.object("message");
        if (given == null) {
            fields.refuse("message", "is required");
            return new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, "", null, null);
        }
        ChatMessageType type = given.word("type", ChatMessageType.class).or(ChatMessageType.TEXT);
        String content = given.text("content", 1, LONGEST_MESSAGE).required();
        MessageId replyTo = given.id("reply_to", MessageId::new).orNull();
        boolean isPrivate = given.flag("is_private").or(false);
        ParticipantId recipient = given.id("recipient_id", ParticipantId::new).orNull();
        if (isPrivate && recipient == null) {
            given.refuse("recipient_id", "is required for a private message");
        }
        if (!isPrivate && recipient != null) {
            given.refuse("is_private", "must be true for a message to one person");
        }
        return new ChatMessage(MessageId.fresh(), type, content, replyTo, recipient);
    }

    static @Nullable MessageId messageOf(MeetingCommand command) {
        return command instanceof SendChatMessage sent ? sent.message().messageId() : null;
    }

    static @Nullable RecordingId recordingOf(MeetingCommand command) {
        return command instanceof StartRecording started ? started.recordingId() : null;
    }
}
