package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ChatHistory;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.MeetingPolicyChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportConnection;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.commands.SendReaction;
import io.videoconf.api.meeting.state.LogVisibility;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhoSeesWhatTest {
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.outsider("ben");

    /** The names of the facts that this person sees now, of the whole log. */
    private static List<String> seen(Play play, Who who) {
        return IntStream.range(0, play.log.size())
                .filter(place -> LogVisibility.sees(play.state, who.actor().id(), place + 1L, play.log.get(place)))
                .mapToObj(place -> play.log.get(place).getClass().getSimpleName())
                .toList();
    }

    @Test
    void who_waits_sees_facts_about_themselves_and_the_end() {
        Play play = Play.running(it -> it.waitingRoom = true);
        play.with(play.owner, anna, ben);
        play.does(play.owner, new SendReaction(play.meeting, "wave"));
        play.does(play.owner, new DenyParticipant(play.meeting, play.pid(ben)));
        play.does(play.owner, new EndMeeting(play.meeting));
        assertThat(seen(play, ben)).containsExactly("ParticipantStartedWaiting", "ParticipantDenied", "MeetingEnded");
        assertThat(seen(play, anna)).containsExactly("ParticipantStartedWaiting", "ParticipantLeft", "MeetingEnded");
        assertThat(seen(play, play.owner)).hasSize(play.log.size());
    }

    @Test
    void who_was_let_in_sees_what_happens_from_then_on_and_the_door_only_while_moderating() {
        Play play = Play.running(it -> it.waitingRoom = true);
        Who cleo = Who.outsider("cleo");
        play.with(play.owner, anna, ben);
        play.does(play.owner, new SendReaction(play.meeting, "before"));
        play.does(play.owner, new AdmitParticipant(play.meeting, play.pid(anna)));
        play.does(play.owner, new SendReaction(play.meeting, "after"));
        play.with(cleo);
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(anna), ParticipantRole.CO_HOST));
        play.does(play.owner, new DenyParticipant(play.meeting, play.pid(cleo)));
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(anna), ParticipantRole.PARTICIPANT));
        play.does(play.owner, new DenyParticipant(play.meeting, play.pid(ben)));
        assertThat(seen(play, anna))
                .containsExactly(
                        "ParticipantStartedWaiting",
                        "ParticipantAdmitted",
                        "ParticipantJoined",
                        "ReactionSent",
                        "RoleChanged",
                        "ParticipantDenied",
                        "RoleChanged");
    }

    @Test
    void who_was_put_out_sees_that_and_no_more_until_let_in_again() {
        Play play = Play.running().with(anna);
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(anna), false));
        play.joins(ben);
        play.joins(anna);
        assertThat(seen(play, anna)).containsExactly("ParticipantJoined", "ParticipantRemoved", "ParticipantJoined");
    }

    @Test
    void private_messages_and_reports_stay_where_they_belong() {
        Play play = Play.running();
        Who cleo = Who.outsider("cleo");
        play.with(play.owner, anna, ben, cleo);
        int before = play.log.size();
        play.does(
                anna,
                new SendChatMessage(
                        play.meeting,
                        new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, "psst", null, play.pid(ben))));
        play.does(anna, new ReportSpammer(play.meeting, play.pid(cleo), null, false));
        play.does(cleo, new ReportConnection(play.meeting, RefusalCode.ICE_FAILED, null, null));
        assertThat(seenSince(play, anna, before)).containsExactly("ChatMessageSent", "SpammerReported");
        assertThat(seenSince(play, ben, before)).containsExactly("ChatMessageSent");
        assertThat(seenSince(play, cleo, before)).containsExactly("ConnectionReported");
        assertThat(seenSince(play, play.owner, before)).containsExactly("SpammerReported", "ConnectionReported");
        assertThat(seen(play, Who.outsider("eve"))).isEmpty();
    }

    /** What people read of the chat from before they came is asked for on its own; the log is theirs from then on. */
    @Test
    void theLogBeginsWhenSomebodyComesWhateverTheyMayReadOfTheChat() {
        for (ChatHistory policy : ChatHistory.values()) {
            Play play = Play.running(it -> it.rules = new MeetingPolicyChange(null, policy, null, null));
            play.with(play.owner);
            play.does(play.owner, message(play, "before"));
            play.with(anna);
            play.does(play.owner, message(play, "after"));
            assertThat(seen(play, anna)).as(policy.name()).containsExactly("ParticipantJoined", "ChatMessageSent");
        }
    }

    private static SendChatMessage message(Play play, String words) {
        return new SendChatMessage(
                play.meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, words, null, null));
    }

    private static List<String> seenSince(Play play, Who who, int before) {
        return IntStream.range(before, play.log.size())
                .filter(place -> LogVisibility.sees(play.state, who.actor().id(), place + 1L, play.log.get(place)))
                .mapToObj(place -> play.log.get(place).getClass().getSimpleName())
                .toList();
    }
}
