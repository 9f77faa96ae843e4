package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.RaiseHand;
import io.videoconf.api.meeting.commands.ReportConnection;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.commands.SendReaction;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StartScreenShare;
import io.videoconf.api.meeting.commands.StopScreenShare;
import io.videoconf.api.meeting.commands.ToggleAudio;
import io.videoconf.api.meeting.commands.ToggleVideo;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.VideoToggled;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InsideTest {
    private static final RefusalCode NO = RefusalCode.INSUFFICIENT_PERMISSIONS;
    private static final RefusalCode RESTRICTED = RefusalCode.PARTICIPANT_RESTRICTED;
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.outsider("ben");

    private Play play(Consumer<Changes> settings) {
        Play play = Play.running(settings);
        return play.with(play.owner, anna, ben);
    }

    private Play play() {
        return play(_ -> {});
    }

    private static void role(Play play, Who who, ParticipantRole role) {
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(who), role));
    }

    private static SendChatMessage chat(Play play, @Nullable ParticipantId to) {
        return new SendChatMessage(
                play.meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, "hello", null, to));
    }

    @Test
    void people_send_and_stop_sending() {
        Play play = play();
        assertThat(play.does(anna, new ToggleAudio(play.meeting, true))).hasExactlyElementsOfTypes(AudioToggled.class);
        play.changesNothing(anna, new ToggleAudio(play.meeting, true));
        assertThat(play.does(anna, new ToggleVideo(play.meeting, false))).hasExactlyElementsOfTypes(VideoToggled.class);
        assertThat(play.does(anna, new StartScreenShare(play.meeting, null)))
                .hasExactlyElementsOfTypes(ScreenShareStarted.class);
        play.changesNothing(anna, new StartScreenShare(play.meeting, null));
        assertThat(play.does(anna, new StopScreenShare(play.meeting)))
                .hasExactlyElementsOfTypes(ScreenShareStopped.class);
        play.changesNothing(anna, new StopScreenShare(play.meeting));
        assertThat(play.does(anna, new RaiseHand(play.meeting, true))).hasExactlyElementsOfTypes(HandToggled.class);
        assertThat(play.does(anna, new SendReaction(play.meeting, "👍"))).hasExactlyElementsOfTypes(ReactionSent.class);
    }

    @Test
    void who_is_not_there_does_nothing_there() {
        Play play = play();
        play.does(anna, new LeaveMeeting(play.meeting));
        for (var command :
                List.of(new ToggleAudio(play.meeting, true), new RaiseHand(play.meeting, true), chat(play, null))) {
            play.refuses(anna, command, NO, "OnlyWhoIsPresentTakesPart");
        }
    }

    @Test
    void what_the_meeting_does_not_allow_nobody_does() {
        Play play = play(it -> {
            it.chat = false;
            it.screenShare = false;
            it.recordingEnabled = false;
        });
        play.refuses(play.owner, chat(play, null), RESTRICTED, "PeopleWriteWhereTheMeetingAllowsIt");
        play.refuses(
                play.owner,
                new StartScreenShare(play.meeting, null),
                RESTRICTED,
                "ScreensAreSharedWhereTheMeetingAllowsIt");
        play.refuses(
                play.owner,
                new StartRecording(play.meeting, RecordingId.fresh(), RecordingMode.CLOUD, true),
                NO,
                "MeetingsAreRecordedWhereTheyAllowIt");
    }

    @Test
    void everybody_but_who_moderates_is_muted() {
        Play play = play();
        role(play, anna, ParticipantRole.CO_HOST);
        play.refuses(ben, new MuteAll(play.meeting, true), NO, "OnlyHostsMuteOthers");
        assertThat(play.does(anna, new MuteAll(play.meeting, false)))
                .singleElement()
                .isInstanceOfSatisfying(
                        AllMuted.class, it -> assertThat(it.muted()).containsExactly(play.pid(ben)));
        play.changesNothing(anna, new MuteAll(play.meeting, false));
        play.refuses(ben, new ToggleAudio(play.meeting, false), RESTRICTED, "WhoWasMutedForGoodAsksToSpeak");
        play.does(anna, new MuteAll(play.meeting, true));
        play.does(ben, new ToggleAudio(play.meeting, false));
    }

    @Test
    void a_client_reports_what_fails_in_its_media() {
        Play play = play();
        assertThat(play.does(
                        ben, new ReportConnection(play.meeting, RefusalCode.ICE_FAILED, play.pid(anna), "no path")))
                .hasExactlyElementsOfTypes(ConnectionReported.class);
        play.refuses(
                ben,
                new ReportConnection(play.meeting, RefusalCode.INTERNAL_ERROR, null, null),
                RefusalCode.VALIDATION_FAILED,
                "OnlyMediaFailuresAreReported");
        play.refuses(
                ben,
                new ReportConnection(play.meeting, RefusalCode.ICE_FAILED, ParticipantId.fresh(), null),
                RefusalCode.PARTICIPANT_NOT_FOUND,
                "TheParticipantExists");
    }

    @Test
    void a_private_message_finds_somebody_else_who_belongs_to_the_meeting() {
        Play play = play(it -> it.waitingRoom = true);
        play.refuses(ben, chat(play, null), NO, "OnlyWhoIsPresentTakesPart");
        play.refuses(
                play.owner,
                chat(play, play.pid(ben)),
                RefusalCode.PARTICIPANT_NOT_FOUND,
                "APrivateMessageFindsItsRecipient");
        play.refuses(
                play.owner,
                chat(play, ParticipantId.fresh()),
                RefusalCode.PARTICIPANT_NOT_FOUND,
                "TheParticipantExists");
        play.refuses(
                play.owner,
                chat(play, play.pid(play.owner)),
                RefusalCode.VALIDATION_FAILED,
                "NobodyWritesToThemselves");
        Play other = play();
        assertThat(other.does(anna, chat(other, other.pid(ben)))).hasExactlyElementsOfTypes(ChatMessageSent.class);
    }
}
