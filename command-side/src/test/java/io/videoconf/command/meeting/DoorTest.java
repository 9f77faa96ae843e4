package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.RecordingEnd;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorTest {
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.outsider("ben");
    private final Who cleo = Who.outsider("cleo");

    private Play lobby() {
        Play play = Play.running(it -> it.waitingRoom = true);
        return play.with(play.owner, anna, ben);
    }

    private static AdmitParticipant admit(Play play, Who who) {
        return new AdmitParticipant(play.meeting, play.pid(who));
    }

    private static RemoveParticipant remove(Play play, Who who, boolean ban) {
        return new RemoveParticipant(play.meeting, play.pid(who), ban);
    }

    @Test
    void who_waits_with_a_connection_is_admitted_and_joined_in_one() {
        Play play = lobby();
        assertThat(play.log.getLast()).isInstanceOf(ParticipantStartedWaiting.class);
        assertThat(play.does(play.owner, admit(play, anna)))
                .hasExactlyElementsOfTypes(ParticipantAdmitted.class, ParticipantJoined.class);
        play.changesNothing(play.owner, admit(play, anna));
    }

    @Test
    void who_waits_without_one_is_admitted_and_keeps_the_seat_for_the_grace() {
        Play play = lobby();
        play.vanishes(ben);
        assertThat(play.does(play.owner, admit(play, ben))).hasExactlyElementsOfTypes(ParticipantAdmitted.class);
        play.wait(Duration.ofSeconds(61));
        assertThat(play.person(ben).status()).isEqualTo(ParticipantStatus.LEFT);
        assertThat(play.joins(ben)).hasExactlyElementsOfTypes(ParticipantJoined.class);
    }

    @Test
    void only_who_moderates_looks_after_the_door() {
        Play play = lobby();
        play.does(play.owner, admit(play, anna));
        var no = RefusalCode.INSUFFICIENT_PERMISSIONS;
        play.refuses(anna, admit(play, ben), no, "OnlyHostsAdmit");
        play.refuses(ben, admit(play, ben), no, "OnlyHostsAdmit");
        play.refuses(anna, new AdmitEverybody(play.meeting), no, "OnlyHostsAdmit");
        play.refuses(anna, new DenyParticipant(play.meeting, play.pid(ben)), no, "OnlyHostsDeny");
        play.refuses(anna, new LockMeeting(play.meeting), no, "OnlyHostsLock");
        play.refuses(anna, new InviteParticipants(play.meeting, List.of()), no, "OnlyHostsInvite");
        play.refuses(anna, remove(play, ben, false), no, "OnlyHostsRemove");
        play.refuses(cleo, admit(play, ben), RefusalCode.MEETING_NOT_FOUND, "OnlyThoseConcernedKnowTheMeeting");
        play.refuses(Who.system(), admit(play, ben), no, "VideoConfActsForDeadlinesOnly");
    }

    @Test
    void only_who_waits_is_admitted_or_denied() {
        Play play = lobby();
        var unknown = ParticipantId.fresh();
        var refusal = play.refuses(
                play.owner,
                new AdmitParticipant(play.meeting, unknown),
                RefusalCode.PARTICIPANT_NOT_FOUND,
                "TheParticipantExists");
        assertThat(refusal.details()).containsEntry("participant_id", unknown.value());
        assertThat(play.does(play.owner, new DenyParticipant(play.meeting, play.pid(ben))))
                .hasExactlyElementsOfTypes(ParticipantDenied.class);
        play.changesNothing(play.owner, new DenyParticipant(play.meeting, play.pid(ben)));
        play.refuses(play.owner, admit(play, ben), RefusalCode.INVALID_STATE, "OnlyWhoWaitsIsAdmittedOrDenied");
        assertThat(play.joins(ben)).hasExactlyElementsOfTypes(ParticipantStartedWaiting.class);
    }

    @Test
    void everybody_is_admitted_as_far_as_there_are_seats() {
        Play play = Play.running(it -> {
            it.waitingRoom = true;
            it.maxParticipants = 3;
        });
        play.with(play.owner, anna, ben, cleo);
        assertThat(play.does(play.owner, new AdmitEverybody(play.meeting))).hasSize(4);
        assertThat(play.person(cleo).status()).isEqualTo(ParticipantStatus.WAITING);
        play.refuses(play.owner, admit(play, cleo), RefusalCode.MEETING_FULL, "WhoIsAdmittedHasASeat");
        play.refuses(play.owner, new AdmitEverybody(play.meeting), RefusalCode.MEETING_FULL, "WhoIsAdmittedHasASeat");
        play.does(play.owner, remove(play, anna, false));
        play.does(play.owner, new AdmitEverybody(play.meeting));
        play.changesNothing(play.owner, new AdmitEverybody(play.meeting));
    }

    @Test
    void who_was_let_in_before_does_not_wait_again_unless_put_out() {
        Play play = lobby();
        play.does(play.owner, admit(play, anna));
        play.does(anna, new LeaveMeeting(play.meeting));
        assertThat(play.joins(anna)).hasExactlyElementsOfTypes(ParticipantJoined.class);
        play.does(play.owner, remove(play, anna, false));
        assertThat(play.joins(anna)).hasExactlyElementsOfTypes(ParticipantStartedWaiting.class);
    }

    @Test
    void nobody_puts_the_owner_out_nor_the_host_nor_themselves() {
        Play play = Play.running().with(anna, ben);
        play.joins(play.owner);
        for (Who who : List.of(anna, ben)) {
            play.does(play.owner, new ChangeRole(play.meeting, play.pid(who), ParticipantRole.CO_HOST));
        }
        var no = RefusalCode.INSUFFICIENT_PERMISSIONS;
        play.refuses(anna, remove(play, play.owner, true), no, "TheOwnerIsNeverPutOut");
        play.refuses(anna, remove(play, ben, true), no, "OnlyHostsRemoveWhoModerates");
        play.refuses(anna, remove(play, anna, true), RefusalCode.INVALID_STATE, "NobodyPutsThemselvesOut");
        play.does(play.owner, new TransferHost(play.meeting, play.pid(anna)));
        play.refuses(ben, remove(play, anna, true), no, "OnlyHostsRemoveWhoModerates");
        play.refuses(
                play.owner, remove(play, anna, true), RefusalCode.INVALID_STATE, "TheHostHandsOverBeforeBeingPutOut");
        play.does(play.owner, remove(play, ben, true));
        play.changesNothing(play.owner, remove(play, ben, true));
    }

    @Test
    void a_local_recording_ends_with_who_made_it() {
        Play play = Play.running().with(anna);
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(anna), ParticipantRole.CO_HOST));
        play.does(anna, new StartRecording(play.meeting, RecordingId.fresh(), RecordingMode.LOCAL, true));
        var facts = play.does(play.owner, remove(play, anna, false));
        assertThat(facts).hasExactlyElementsOfTypes(RecordingStopped.class, ParticipantRemoved.class);
        assertThat(((RecordingStopped) facts.getFirst()).cause()).isEqualTo(RecordingEnd.HOST_LOST);
    }

    @Test
    void a_spammer_is_reported_by_anybody_and_put_out_by_who_moderates() {
        Play play = Play.running().with(anna, ben);
        ReportSpammer report = new ReportSpammer(play.meeting, play.pid(ben), "ads", false);
        ReportSpammer removal = new ReportSpammer(play.meeting, play.pid(ben), "ads", true);
        assertThat(play.does(anna, report)).hasExactlyElementsOfTypes(SpammerReported.class);
        play.refuses(ben, report, RefusalCode.INVALID_STATE, "NobodyReportsThemselves");
        play.refuses(anna, removal, RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyHostsRemove");
        assertThat(play.does(play.owner, removal))
                .hasExactlyElementsOfTypes(SpammerReported.class, ParticipantRemoved.class);
        play.refuses(ben, report, RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyWhoTakesPartReports");
    }
}
