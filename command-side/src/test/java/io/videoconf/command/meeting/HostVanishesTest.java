package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.EndHostGrace;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostGraceStarted;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostVanishesTest {
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
    void a_lost_connection_starts_a_grace_and_changes_no_role() {
        Play play = withCoHosts();
        assertThat(play.vanishes(play.owner)).hasExactlyElementsOfTypes(ConnectionLost.class, HostGraceStarted.class);
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.HOST);
        assertThat(play.live().host().grace()).isNotNull();
    }

    @Test
    void back_before_the_deadline_nobody_has_taken_over_and_the_old_deadline_decides_nothing() {
        Play play = withCoHosts();
        play.vanishes(play.owner);
        play.later(GRACE.minusSeconds(1));
        assertThat(play.joins(play.owner)).hasExactlyElementsOfTypes(ConnectionRestored.class);
        play.wait(Duration.ofMinutes(5));
        assertThat(changes(play)).isEmpty();
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.HOST);
    }

    @Test
    void a_deadline_that_comes_early_is_refused_so_that_it_comes_again() {
        Play play = withCoHosts();
        ConnectionId lost = play.losing(play.owner).connectionId();
        play.vanishes(play.owner);
        EndHostGrace early = new EndHostGrace(play.meeting, play.pid(play.owner), lost);
        play.refuses(Who.system(), early, RefusalCode.INVALID_STATE, "AGraceRunsToItsDeadline");
        play.refuses(play.owner, early, RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyVideoConfActsForDeadlines");
        play.changesNothing(Who.system(), new EndHostGrace(play.meeting, play.pid(play.owner), ConnectionId.fresh()));
    }

    @Test
    void the_co_host_who_joined_first_takes_over() {
        Play play = withCoHosts();
        play.vanishes(play.owner);
        play.wait(GRACE);
        assertThat(changes(play)).singleElement().satisfies(it -> {
            assertThat(it.participantId()).isEqualTo(play.pid(anna));
            assertThat(it.from()).isEqualTo(play.pid(play.owner));
            assertThat(it.previousRole()).isEqualTo(ParticipantRole.CO_HOST);
            assertThat(it.rule()).isEqualTo(HostChange.CO_HOST_SUCCEEDS);
        });
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.CO_HOST);
    }

    @Test
    void an_interrupted_join_counts_from_its_return_only_if_it_was_a_leave() {
        Play play = withCoHosts();
        play.vanishes(anna);
        play.later(Duration.ofSeconds(5)).joins(anna);
        play.vanishes(play.owner);
        play.wait(GRACE);
        assertThat(changes(play).getLast().participantId()).isEqualTo(play.pid(anna));

        Play other = withCoHosts();
        other.does(anna, new LeaveMeeting(other.meeting));
        other.joins(anna);
        other.vanishes(other.owner);
        other.wait(GRACE);
        assertThat(changes(other).getLast().participantId()).isEqualTo(other.pid(ben));
    }

    @Test
    void a_co_host_who_is_lost_as_well_does_not_take_over() {
        Play play = withCoHosts();
        play.vanishes(play.owner);
        play.later(GRACE.minusSeconds(10)).vanishes(anna);
        play.wait(Duration.ofSeconds(10));
        assertThat(changes(play).getLast().participantId()).isEqualTo(play.pid(ben));
    }

    @Test
    void a_member_of_the_tenant_takes_over_only_where_that_is_allowed_and_never_a_guest() {
        Play strict = Play.running();
        Who guest = Who.guest("gus", strict.meeting);
        strict.with(strict.owner, guest, out, ben);
        strict.does(strict.owner, new ChangeRole(strict.meeting, strict.pid(guest), ParticipantRole.CO_HOST));
        strict.vanishes(strict.owner);
        strict.wait(GRACE);
        assertThat(changes(strict)).isEmpty();
        assertThat(strict.live().host().absence()).isNotNull();

        Play open = Play.running(it -> it.tenantMembers = true);
        open.with(open.owner, out, ben, anna);
        open.vanishes(open.owner);
        open.wait(GRACE);
        assertThat(changes(open).getLast().participantId()).isEqualTo(open.pid(ben));
        assertThat(changes(open).getLast().rule()).isEqualTo(HostChange.TENANT_MEMBER_SUCCEEDS);
    }

    @Test
    void a_host_who_leaves_needs_no_grace() {
        Play play = withCoHosts();
        assertThat(play.does(play.owner, new LeaveMeeting(play.meeting)))
                .hasExactlyElementsOfTypes(ParticipantLeft.class, HostRoleAssumed.class);
    }

    @Test
    void without_a_grace_somebody_takes_over_at_once() {
        Play play = Play.running(it -> it.hostGrace = 0);
        play.with(play.owner, anna);
        coHost(play, anna);
        assertThat(play.vanishes(play.owner)).hasExactlyElementsOfTypes(ConnectionLost.class, HostRoleAssumed.class);
    }

    @Test
    void a_long_grace_keeps_the_host_in_the_meeting() {
        Play play = Play.running(it -> it.hostGrace = 600);
        play.with(play.owner, anna);
        coHost(play, anna);
        play.vanishes(play.owner);
        play.wait(Duration.ofSeconds(599));
        assertThat(play.joins(play.owner)).hasExactlyElementsOfTypes(ConnectionRestored.class);
        play.wait(Duration.ofHours(1));
        assertThat(changes(play)).isEmpty();
    }

    @Test
    void during_the_grace_a_co_host_has_the_host_s_powers() {
        Play play = Play.running(it -> it.waitingRoom = true);
        play.with(play.owner, anna);
        play.does(play.owner, new AdmitParticipant(play.meeting, play.pid(anna)));
        coHost(play, anna);
        play.refuses(anna, new EndMeeting(play.meeting), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyHostsEnd");
        play.vanishes(play.owner);
        play.does(anna, new EndMeeting(play.meeting));
        assertThat(((EndedMeeting) play.state).cause()).isEqualTo(EndCause.HOST_ENDED);
    }

    @Test
    void nobody_to_take_over_the_policy_applies() {
        Play goesOn = Play.running();
        goesOn.with(goesOn.owner, out);
        goesOn.vanishes(goesOn.owner);
        goesOn.wait(Duration.ofHours(5));
        assertThat(goesOn.log.stream().filter(HostAbsenceBegan.class::isInstance))
                .hasSize(1);
        assertThat(goesOn.state).isInstanceOf(LiveMeeting.class);
        assertThat(goesOn.live().closed()).isFalse();

        Play locks = Play.running(it -> it.policy = HostAbsentPolicy.LOCK);
        locks.with(locks.owner, out);
        locks.vanishes(locks.owner);
        locks.wait(GRACE);
        locks.refuses(ben, locks.joining(ben), RefusalCode.MEETING_LOCKED, "ALockedMeetingLetsNobodyIn");
        locks.joins(locks.owner);
        assertThat(locks.live().closed()).isFalse();
        locks.joins(ben);

        Play ends = Play.running(it -> {
            it.policy = HostAbsentPolicy.END_AFTER;
            it.endAfter = 10;
        });
        ends.with(ends.owner, out);
        ends.vanishes(ends.owner);
        ends.wait(GRACE.plusMinutes(9));
        assertThat(ends.state).isInstanceOf(LiveMeeting.class);
        ends.wait(Duration.ofMinutes(1));
        assertThat(((EndedMeeting) ends.state).cause()).isEqualTo(EndCause.HOST_ABSENT);
    }

    @Test
    void aCoHostComesBeforeANamedAlternative() {
        Play play = new Play();
        play.schedule(null, List.of("ben@example.com"), _ -> {});
        play.with(play.owner, ben, anna);
        coHost(play, anna);
        play.vanishes(play.owner);
        play.wait(GRACE);
        assertThat(changes(play)).singleElement().satisfies(change -> {
            assertThat(change.participantId()).isEqualTo(play.pid(anna));
            assertThat(change.rule()).isEqualTo(HostChange.CO_HOST_SUCCEEDS);
        });
    }
}
