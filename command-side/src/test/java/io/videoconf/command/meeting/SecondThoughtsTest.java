package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.commands.CorrectAttendance;
import io.videoconf.api.meeting.commands.DeleteChatMessage;
import io.videoconf.api.meeting.commands.EditChatMessage;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.events.AttendanceCorrected;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages written anew and taken back; attendance set right. */
class SecondThoughtsTest {
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.outsider("ben");
    private final Play play = Play.running();

    private MessageId says(Who who, @Nullable MessageId answered, @Nullable ParticipantId to) {
        MessageId id = MessageId.fresh();
        play.does(
                who,
                new SendChatMessage(play.meeting, new ChatMessage(id, ChatMessageType.TEXT, "hello", answered, to)));
        return id;
    }

    @Test
    void peopleEditTheirOwnWords() {
        play.with(play.owner, anna, ben);
        MessageId hello = says(anna, null, null);
        assertThat(play.does(anna, new EditChatMessage(play.meeting, hello, "hello, all")))
                .containsExactly(
                        new ChatMessageEdited(play.meeting, hello, play.pid(anna), null, "hello, all", play.now));
        play.changesNothing(anna, new EditChatMessage(play.meeting, hello, "hello, all"));
        play.refuses(
                play.owner,
                new EditChatMessage(play.meeting, hello, "no"),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "PeopleEditTheirOwnWords");
        play.refuses(
                anna,
                new EditChatMessage(play.meeting, MessageId.fresh(), "no"),
                RefusalCode.NOT_FOUND,
                "TheMessageExists");
    }

    @Test
    void peopleTakeBackWhatTheyWroteAndWhoModeratesWhatAnybodyWrote() {
        play.with(play.owner, anna, ben);
        MessageId one = says(anna, null, null);
        MessageId two = says(ben, null, null);
        play.refuses(
                anna,
                new DeleteChatMessage(play.meeting, two),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsDeleteOthersWords");
        play.does(anna, new DeleteChatMessage(play.meeting, one));
        play.changesNothing(anna, new DeleteChatMessage(play.meeting, one));
        assertThat(play.does(play.owner, new DeleteChatMessage(play.meeting, two)))
                .containsExactly(
                        new ChatMessageDeleted(play.meeting, two, play.pid(ben), null, play.pid(play.owner), play.now));
        play.refuses(
                anna,
                new EditChatMessage(play.meeting, one, "again"),
                RefusalCode.INVALID_STATE,
                "ADeletedMessageStaysDeleted");
    }

    @Test
    void aPrivateMessageIsUnknownToOthersAlsoToWhoModerates() {
        play.with(play.owner, anna, ben);
        MessageId secret = says(anna, null, play.pid(ben));
        play.refuses(
                play.owner, new DeleteChatMessage(play.meeting, secret), RefusalCode.NOT_FOUND, "TheMessageExists");
        play.refuses(
                ben,
                new DeleteChatMessage(play.meeting, secret),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsDeleteOthersWords");
        play.does(anna, new EditChatMessage(play.meeting, secret, "other"));
        play.does(anna, new DeleteChatMessage(play.meeting, secret));
    }

    @Test
    void anAnswerIsToAMessageThatCanBeRead() {
        play.with(play.owner, anna, ben);
        MessageId hello = says(anna, null, null);
        MessageId secret = says(anna, null, play.pid(play.owner));
        says(ben, hello, null);
        for (MessageId wrong : List.of(MessageId.fresh(), secret)) {
            play.refuses(
                    ben,
                    new SendChatMessage(
                            play.meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, "yes", wrong, null)),
                    RefusalCode.VALIDATION_FAILED,
                    "AReplyAnswersAMessage");
        }
        play.does(anna, new DeleteChatMessage(play.meeting, hello));
        play.refuses(
                ben,
                new SendChatMessage(
                        play.meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, "yes", hello, null)),
                RefusalCode.VALIDATION_FAILED,
                "AReplyAnswersAMessage");
    }

    private CorrectAttendance correcting(Who who, boolean present) {
        return new CorrectAttendance(
                play.meeting,
                play.pid(who),
                Play.BEGIN.minusSeconds(600),
                Play.BEGIN.minusSeconds(60),
                present,
                "by phone");
    }

    @Test
    void hostsCorrectAttendanceAlsoAfterTheEnd() {
        play.with(play.owner, anna, ben);
        play.refuses(anna, correcting(ben, true), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyHostsCorrectAttendance");
        play.does(play.owner, correcting(ben, true));
        play.does(play.owner, new EndMeeting(play.meeting));
        long before = play.state.sequence();
        assertThat(play.does(play.owner, correcting(anna, false))).hasExactlyElementsOfTypes(AttendanceCorrected.class);
        assertThat(play.state.sequence()).isEqualTo(before + 1);
        play.refuses(ben, correcting(ben, true), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyHostsCorrectAttendance");
        play.refuses(
                Who.outsider("eve"),
                correcting(ben, true),
                RefusalCode.MEETING_NOT_FOUND,
                "OnlyThoseConcernedKnowTheMeeting");
    }

    @Test
    void whoWasHostAtTheEndCorrectsAsWell() {
        play.with(play.owner, anna);
        play.does(play.owner, new TransferHost(play.meeting, play.pid(anna)));
        play.does(anna, correcting(play.owner, true));
        play.does(anna, new EndMeeting(play.meeting));
        play.does(anna, correcting(play.owner, true));
    }

    @Test
    void aPresenceEndsAfterItBeginsAndIsNotToCome() {
        play.with(play.owner);
        ParticipantId owner = play.pid(play.owner);
        for (CorrectAttendance wrong : List.of(
                new CorrectAttendance(play.meeting, owner, Play.BEGIN, Play.BEGIN, true, "no"),
                new CorrectAttendance(play.meeting, owner, Play.BEGIN, play.now.plusSeconds(1), true, "no"))) {
            play.refuses(play.owner, wrong, RefusalCode.VALIDATION_FAILED, "APresenceEndsAfterItBegins");
        }
        play.refuses(
                play.owner,
                new CorrectAttendance(
                        play.meeting, ParticipantId.fresh(), Play.BEGIN.minusSeconds(9), Play.BEGIN, true, "no"),
                RefusalCode.PARTICIPANT_NOT_FOUND,
                "TheParticipantExists");
    }
}
