package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.EndParticipantGrace;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.outsider("ben");

    @Test
    void a_running_meeting_takes_people_of_any_tenant_in() {
        Play play = Play.running();
        assertThat(play.joins(ben)).singleElement().isInstanceOfSatisfying(ParticipantJoined.class, it -> {
            assertThat(it.role()).isEqualTo(ParticipantRole.PARTICIPANT);
            assertThat(it.email()).isEqualTo("ben@example.com");
            assertThat(it.muted()).isFalse();
        });
    }

    @Test
    void asked_ahead_of_connecting_somebody_is_admitted_and_then_joins_over_the_socket() {
        Play play = Play.running();
        assertThat(play.does(anna, play.joining(anna, null, null)))
                .hasExactlyElementsOfTypes(ParticipantAdmitted.class);
        play.changesNothing(anna, play.joining(anna, null, null));
        ParticipantId id = play.pid(anna);
        assertThat(play.joins(anna)).hasExactlyElementsOfTypes(ParticipantJoined.class);
        assertThat(play.pid(anna)).isEqualTo(id);
        play.changesNothing(anna, play.joining(anna, null, null));
    }

    @Test
    void before_the_host_only_who_may_start_comes_in() {
        Play play = Play.planned(_ -> {});
        play.refuses(anna, play.joining(anna), RefusalCode.WAITING_FOR_HOST, "TheHostOpensTheDoor");
        assertThat(play.joins(play.owner)).hasExactlyElementsOfTypes(MeetingStarted.class, ParticipantJoined.class);
        play.joins(anna);
    }

    @Test
    void join_before_host_starts_the_meeting_but_not_for_who_does_not_get_in() {
        Play play = Play.planned(it -> {
            it.joinBeforeHost = true;
            it.password = new Secret("sesame");
        });
        play.refuses(anna, play.joining(anna), RefusalCode.INVALID_PASSWORD, "StrangersNeedThePassword");
        assertThat(play.does(anna, play.joining(anna, ConnectionId.fresh(), "sesame")))
                .hasExactlyElementsOfTypes(MeetingStarted.class, ParticipantJoined.class);

        Play lobby = Play.planned(it -> {
            it.joinBeforeHost = true;
            it.waitingRoom = true;
        });
        lobby.refuses(anna, lobby.joining(anna), RefusalCode.WAITING_FOR_HOST, "TheHostOpensTheDoor");
    }

    @Test
    void strangers_need_the_password_and_the_owner_and_who_was_let_in_do_not() {
        Play play = Play.running(it -> it.password = new Secret("sesame"));
        play.refuses(anna, play.joining(anna), RefusalCode.INVALID_PASSWORD, "StrangersNeedThePassword");
        play.refuses(
                anna,
                play.joining(anna, ConnectionId.fresh(), "wrong"),
                RefusalCode.INVALID_PASSWORD,
                "StrangersNeedThePassword");
        play.does(anna, play.joining(anna, ConnectionId.fresh(), "sesame"));
        play.does(anna, new LeaveMeeting(play.meeting));
        play.joins(anna);
        play.joins(play.owner);
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(anna), false));
        play.refuses(anna, play.joining(anna), RefusalCode.INVALID_PASSWORD, "StrangersNeedThePassword");
    }

    @Test
    void a_guest_enters_the_one_meeting_of_their_token() {
        Play play = Play.running();
        Who elsewhere = Who.guest("gus", MeetingId.fresh());
        play.refuses(elsewhere, play.joining(elsewhere), RefusalCode.MEETING_NOT_FOUND, "AGuestEntersOneMeetingOnly");
        play.joins(Who.guest("gil", play.meeting));
    }

    @Test
    void videoconf_itself_joins_nothing() {
        Play play = Play.running();
        play.refuses(
                Who.system(),
                play.joining(Who.system()),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "VideoConfActsForDeadlinesOnly");
    }

    @Test
    void a_full_meeting_keeps_one_seat_for_its_owner() {
        Play play = Play.running(it -> it.maxParticipants = 3);
        Who cleo = Who.outsider("cleo");
        play.with(anna, ben);
        play.refuses(cleo, play.joining(cleo), RefusalCode.MEETING_FULL, "EverybodyHasASeat");
        play.joins(play.owner);
        play.vanishes(anna);
        play.refuses(cleo, play.joining(cleo), RefusalCode.MEETING_FULL, "EverybodyHasASeat");
        play.wait(Duration.ofSeconds(60));
        play.joins(cleo);
        play.refuses(anna, play.joining(anna), RefusalCode.MEETING_FULL, "EverybodyHasASeat");
    }

    @Test
    void a_locked_meeting_lets_in_who_looks_after_it_and_who_holds_a_seat() {
        Play play = Play.running();
        Who cleo = Who.outsider("cleo");
        play.with(play.owner, anna, ben);
        play.does(cleo, play.joining(cleo, null, null));
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(ben), ParticipantRole.CO_HOST));
        play.does(anna, new LeaveMeeting(play.meeting));
        play.does(ben, new LeaveMeeting(play.meeting));
        play.does(play.owner, new LeaveMeeting(play.meeting));
        play.does(play.owner, new LockMeeting(play.meeting));
        play.changesNothing(play.owner, new LockMeeting(play.meeting));
        play.refuses(anna, play.joining(anna), RefusalCode.MEETING_LOCKED, "ALockedMeetingLetsNobodyIn");
        play.with(ben, play.owner, cleo);
        play.does(play.owner, new UnlockMeeting(play.meeting));
        play.changesNothing(play.owner, new UnlockMeeting(play.meeting));
        play.joins(anna);
    }

    @Test
    void the_banned_stay_out_and_the_removed_may_come_back() {
        Play play = Play.running();
        play.with(play.owner, anna);
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(anna), false));
        play.joins(anna);
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(anna), true));
        play.refuses(anna, play.joining(anna), RefusalCode.PARTICIPANT_BANNED, "TheBannedStayOut");
        play.refuses(
                anna,
                new LeaveMeeting(play.meeting),
                RefusalCode.MEETING_NOT_FOUND,
                "OnlyThoseConcernedKnowTheMeeting");
        play.changesNothing(
                play.owner,
                new InviteParticipants(
                        play.meeting, List.of(new Invitation(ParticipantId.fresh(), "anna@example.com"))));
    }

    @Test
    void an_invitation_to_the_e_mail_is_the_same_person() {
        Play play = Play.running();
        ParticipantId id = ParticipantId.fresh();
        var invite = new InviteParticipants(
                play.meeting,
                List.of(
                        new Invitation(id, " Anna@Example.com"),
                        new Invitation(ParticipantId.fresh(), "anna@example.com"),
                        new Invitation(ParticipantId.fresh(), "olga@example.com")));
        play.refuses(anna, invite, RefusalCode.MEETING_NOT_FOUND, "OnlyThoseConcernedKnowTheMeeting");
        assertThat(play.does(play.owner, invite)).hasSize(1);
        play.changesNothing(play.owner, invite);
        play.does(play.owner, new ChangeRole(play.meeting, id, ParticipantRole.CO_HOST));
        play.joins(anna);
        assertThat(play.pid(anna)).isEqualTo(id);
        assertThat(play.person(anna).role()).isEqualTo(ParticipantRole.CO_HOST);
        play.refuses(
                ben,
                new JoinMeeting(
                        play.meeting,
                        id,
                        ConnectionId.fresh(),
                        new Introduction("ben", null, null),
                        ben.email(),
                        null,
                        Play.ALL),
                RefusalCode.INVALID_STATE,
                "AParticipantIdNamesOnePerson");
    }

    @Test
    void back_within_the_grace_over_another_connection() {
        Play play = Play.running().with(anna);
        long since = play.person(anna).presence().joinSequence();
        assertThat(play.vanishes(anna)).hasExactlyElementsOfTypes(ConnectionLost.class);
        assertThat(play.person(anna).status()).isEqualTo(ParticipantStatus.DISCONNECTED);
        play.wait(Duration.ofSeconds(59));
        assertThat(play.joins(anna)).hasExactlyElementsOfTypes(ConnectionRestored.class);
        play.wait(Duration.ofSeconds(10));
        assertThat(play.person(anna).status()).isEqualTo(ParticipantStatus.JOINED);
        assertThat(play.person(anna).presence().joinSequence()).isEqualTo(since);
    }

    @Test
    void not_back_within_the_grace_is_a_leave() {
        Play play = Play.running().with(anna);
        LoseConnection loss = play.losing(anna);
        play.does(anna, loss);
        play.changesNothing(anna, loss);
        EndParticipantGrace due = new EndParticipantGrace(play.meeting, play.pid(anna), loss.connectionId());
        play.refuses(Who.system(), due, RefusalCode.INVALID_STATE, "AGraceRunsToItsDeadline");
        play.wait(Duration.ofSeconds(60));
        assertThat(play.log.getLast()).isInstanceOf(ParticipantLeft.class);
        play.changesNothing(Who.system(), due);
        assertThat(play.joins(anna)).hasExactlyElementsOfTypes(ParticipantJoined.class);
    }

    @Test
    void another_connection_takes_the_place_of_the_first_whose_loss_then_means_nothing() {
        Play play = Play.running().with(anna);
        LoseConnection first = play.losing(anna);
        assertThat(play.joins(anna)).hasExactlyElementsOfTypes(ConnectionSuperseded.class);
        play.changesNothing(anna, first);
        play.changesNothing(anna, play.joining(anna, play.losing(anna).connectionId(), null));
    }

    @Test
    void nobody_loses_the_connection_of_another() {
        Play play = Play.running().with(anna, ben);
        play.refuses(ben, play.losing(anna), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyOnesOwnConnectionIsLost");
        play.does(Who.system(), play.losing(anna));
    }

    @Test
    void leaving_twice_is_so_already() {
        Play play = Play.running().with(anna);
        play.does(anna, new LeaveMeeting(play.meeting));
        play.changesNothing(anna, new LeaveMeeting(play.meeting));
    }

    @Test
    void mute_on_entry_and_a_mute_all_for_good_hold_for_who_comes_later() {
        Play entry = Play.running(it -> it.muteOnEntry = true).with(anna);
        assertThat(entry.person(anna).media().muted()).isTrue();
        Play all = Play.running().with(Who.outsider("someone"));
        all.does(all.owner, new MuteAll(all.meeting, false));
        all.joins(anna);
        assertThat(all.person(anna).media().muted()).isTrue();
    }

    @Test
    void who_waits_comes_and_goes_without_being_let_in() {
        Play play = Play.running(it -> it.waitingRoom = true);
        play.joins(play.owner);
        assertThat(play.does(ben, play.joining(ben, null, null)))
                .hasExactlyElementsOfTypes(ParticipantStartedWaiting.class);
        assertThat(play.joins(ben)).hasExactlyElementsOfTypes(ConnectionRestored.class);
        assertThat(play.joins(ben)).hasExactlyElementsOfTypes(ConnectionSuperseded.class);
        play.vanishes(ben);
        assertThat(play.person(ben).status()).isEqualTo(ParticipantStatus.WAITING);
        play.wait(Duration.ofSeconds(61));
        assertThat(play.person(ben).status()).isEqualTo(ParticipantStatus.LEFT);
        assertThat(play.joins(ben)).hasExactlyElementsOfTypes(ParticipantStartedWaiting.class);
    }

    @Test
    void who_waits_is_in_the_meeting_over_the_same_connection_once_there_is_no_waiting_room() {
        Play play = Play.running(it -> it.waitingRoom = true).with(ben);
        Changes open = new Changes();
        open.waitingRoom = false;
        play.does(play.owner, new ChangeMeeting(play.meeting, null, null, null, null, null, open.change()));
        assertThat(play.does(ben, play.joining(ben, null, null))).hasExactlyElementsOfTypes(ParticipantJoined.class);
    }
}
