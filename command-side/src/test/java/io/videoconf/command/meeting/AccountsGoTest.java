package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.CloseOrphanedMeeting;
import io.videoconf.api.meeting.commands.EndParticipation;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.ParticipantLeft;
import org.junit.jupiter.api.Test;

class AccountsGoTest {
    private static EndParticipation out(Play play, Who who) {
        return new EndParticipation(play.meeting, who.actor().id(), LeaveEvidence.ACCOUNT_SUSPENDED);
    }

    @Test
    void a_closed_account_s_meetings_are_cancelled_or_ended_once() {
        Play planned = Play.planned(_ -> {});
        CloseOrphanedMeeting cancel = new CloseOrphanedMeeting(planned.meeting);
        assertThat(planned.does(Who.system(), cancel)).hasExactlyElementsOfTypes(MeetingCancelled.class);
        planned.changesNothing(Who.system(), cancel);

        Play running = Play.running();
        running.with(running.owner);
        CloseOrphanedMeeting end = new CloseOrphanedMeeting(running.meeting);
        assertThat(running.does(Who.system(), end))
                .hasExactlyElementsOfTypes(ParticipantLeft.class, MeetingEnded.class)
                .last()
                .isEqualTo(new MeetingEnded(running.meeting, EndCause.OWNER_DELETED, running.now));
        running.changesNothing(Who.system(), end);
    }

    @Test
    void who_is_suspended_is_in_the_meeting_no_longer_without_a_grace() {
        Play play = Play.running();
        Who kim = Who.colleague("kim");
        play.with(play.owner, kim);
        assertThat(play.does(Who.system(), out(play, kim)))
                .containsExactly(
                        new ParticipantLeft(play.meeting, play.pid(kim), LeaveEvidence.ACCOUNT_SUSPENDED, play.now));
        assertThat(play.person(kim).status()).isEqualTo(ParticipantStatus.LEFT);
        play.changesNothing(Who.system(), out(play, kim));
    }

    @Test
    void a_suspended_host_is_succeeded_at_once() {
        Play play = Play.running();
        Who kim = Who.colleague("kim");
        play.with(play.owner, kim);
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(kim), ParticipantRole.CO_HOST));
        assertThat(play.does(Who.system(), out(play, play.owner)))
                .hasExactlyElementsOfTypes(ParticipantLeft.class, HostRoleAssumed.class);
        assertThat(play.person(kim).role()).isEqualTo(ParticipantRole.HOST);
    }

    @Test
    void strangers_and_meetings_that_do_not_run_are_left_alone() {
        Play play = Play.running();
        play.changesNothing(
                Who.system(), new EndParticipation(play.meeting, UserId.fresh(), LeaveEvidence.ACCOUNT_DELETED));
        Play planned = Play.planned(_ -> {});
        planned.changesNothing(Who.system(), out(planned, planned.owner));
    }

    @Test
    void nobody_but_videoconf_asks_for_it() {
        Play play = Play.running();
        play.with(play.owner);
        play.refuses(
                play.owner,
                new CloseOrphanedMeeting(play.meeting),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyVideoConfActsForDeadlines");
        play.refuses(
                play.owner,
                out(play, play.owner),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyVideoConfActsForDeadlines");
    }
}
