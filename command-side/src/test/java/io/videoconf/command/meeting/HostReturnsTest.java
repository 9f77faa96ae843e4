package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.state.LiveMeeting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostReturnsTest {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.colleague("ben");
    private final Who out = Who.outsider("out");

    private static void coHost(Play play, Who who) {
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(who), ParticipantRole.CO_HOST));
    }

    private static List<HostRoleAssumed> changes(Play play) {
        return play.log.stream()
                .filter(HostRoleAssumed.class::isInstance)
                .map(HostRoleAssumed.class::cast)
                .toList();
    }

    private Play withCoHosts() {
        Play play = Play.running();
        play.with(play.owner, anna, ben);
        coHost(play, ben);
        coHost(play, anna);
        return play;
    }

    @Test
    void the_owner_comes_back_and_the_stand_in_returns_to_the_role_it_had() {
        Play play = new Play();
        play.schedule(null, List.of("anna@example.com"), _ -> {});
        play.with(play.owner, anna, out);
        play.vanishes(play.owner);
        play.wait(GRACE);
        assertThat(changes(play).getLast().rule()).isEqualTo(HostChange.ALTERNATIVE_HOST_SUCCEEDS);
        assertThat(play.person(anna).role()).isEqualTo(ParticipantRole.HOST);

        play.wait(Duration.ofMinutes(10));
        assertThat(play.joins(play.owner)).hasExactlyElementsOfTypes(ParticipantJoined.class, HostRoleAssumed.class);

        assertThat(changes(play).getLast().rule()).isEqualTo(HostChange.RECLAIMED);
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.HOST);
        assertThat(play.person(anna).role()).isEqualTo(ParticipantRole.PARTICIPANT);
    }

    @Test
    void who_stands_in_may_vanish_too() {
        Play play = withCoHosts();
        play.vanishes(play.owner);
        play.wait(GRACE);
        play.vanishes(anna);
        play.wait(GRACE);
        assertThat(changes(play).getLast().participantId()).isEqualTo(play.pid(ben));
        assertThat(play.person(anna).role()).isEqualTo(ParticipantRole.CO_HOST);
        play.joins(anna);
        assertThat(play.person(ben).role()).isEqualTo(ParticipantRole.HOST);
        play.joins(play.owner);
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.HOST);
        assertThat(play.person(ben).role()).isEqualTo(ParticipantRole.CO_HOST);
    }

    @Test
    void a_host_who_returns_stops_the_end_of_an_unattended_meeting() {
        Play play = Play.running(it -> it.policy = HostAbsentPolicy.END_AFTER);
        play.with(play.owner, out);
        play.vanishes(play.owner);
        play.wait(GRACE.plusMinutes(5));
        play.joins(play.owner);
        play.wait(Duration.ofHours(1));
        assertThat(play.state).isInstanceOf(LiveMeeting.class);
    }

    @Test
    void a_named_alternative_enters_an_unattended_meeting_without_admission_and_takes_over() {
        Play play = new Play();
        play.schedule(null, List.of("anna@example.com"), it -> it.waitingRoom = true);
        play.with(play.owner);
        play.vanishes(play.owner);
        play.wait(GRACE);
        assertThat(play.joins(anna)).hasExactlyElementsOfTypes(ParticipantJoined.class, HostRoleAssumed.class);
        assertThat(play.live().host().absence()).isNull();
    }

    @Test
    void an_alternative_host_starts_a_planned_meeting_by_coming() {
        Play play = new Play();
        play.schedule(Play.BEGIN.plusSeconds(60), List.of("anna@example.com"), _ -> {});
        assertThat(play.joins(anna))
                .hasExactlyElementsOfTypes(MeetingStarted.class, ParticipantJoined.class, HostRoleAssumed.class);
        play.joins(play.owner);
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.HOST);
        assertThat(play.person(anna).role()).isEqualTo(ParticipantRole.PARTICIPANT);
    }

    @Test
    void a_new_co_host_takes_over_a_meeting_that_waits_for_one() {
        Play play = Play.running();
        play.with(play.owner, anna);
        play.does(play.owner, new LeaveMeeting(play.meeting));
        coHost(play, anna);
        assertThat(play.person(anna).role()).isEqualTo(ParticipantRole.HOST);
    }

    @Test
    void what_was_handed_over_is_not_reclaimed() {
        Play play = withCoHosts();
        play.does(play.owner, new TransferHost(play.meeting, play.pid(out(play))));
        play.vanishes(play.owner);
        play.wait(Duration.ofMinutes(5));
        play.joins(play.owner);
        assertThat(play.person(out).role()).isEqualTo(ParticipantRole.HOST);
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.CO_HOST);

        play.vanishes(out);
        play.wait(GRACE);
        assertThat(changes(play).getLast().rule()).isEqualTo(HostChange.CO_HOST_SUCCEEDS);
        assertThat(play.person(out).role()).isEqualTo(ParticipantRole.CO_HOST);
        play.joins(out);
        assertThat(changes(play).getLast().rule()).isEqualTo(HostChange.RECLAIMED);
        assertThat(play.person(out).role()).isEqualTo(ParticipantRole.HOST);
    }

    private Who out(Play play) {
        play.with(out);
        return out;
    }

    @Test
    void who_only_stands_in_gives_nothing_away_for_good() {
        Play play = withCoHosts();
        play.vanishes(play.owner);
        play.wait(GRACE);
        play.refuses(
                anna,
                new TransferHost(play.meeting, play.pid(ben)),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyTheRightfulHostHandsOver");
    }

    @Test
    void who_is_put_out_or_given_another_role_has_no_right_to_be_host_again() {
        Play play = withCoHosts();
        play.does(play.owner, new TransferHost(play.meeting, play.pid(out(play))));
        play.vanishes(out);
        play.wait(GRACE);
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(out), false));
        play.joins(out);
        assertThat(play.person(out).role()).isEqualTo(ParticipantRole.PARTICIPANT);
        play.vanishes(play.owner);
        play.joins(play.owner);
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.HOST);
    }
}
