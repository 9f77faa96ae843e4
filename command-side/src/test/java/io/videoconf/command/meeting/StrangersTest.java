package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.SpammerReported;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is slowed down at the door, who is invited to it, and who is put out before the meeting begins. */
class StrangersTest {
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.outsider("ben");

    private static Play guarded() {
        Play play = Play.running(it -> it.password = new Secret("sesame"));
        return play.with(play.owner);
    }

    private static List<MeetingEvent> trying(Play play, Who who, String password) {
        return play.does(who, play.joining(who, ConnectionId.fresh(), password));
    }

    private static Invitation invitation(ParticipantId id, Who who) {
        return new Invitation(id, who.name() + "@example.com");
    }

    @Test
    void whoGuessedTooOftenRestsEvenWithTheRightPasswordAndIsToldHowLong() {
        Play play = guarded();
        play.restBeforeAGuess = Duration.ofMillis(1001);
        var refusal = play.refuses(
                ben,
                play.joining(ben, ConnectionId.fresh(), "sesame"),
                RefusalCode.RATE_LIMIT_EXCEEDED,
                "WhoGuessesWaits");
        assertThat(refusal.details()).containsEntry("retry_after_seconds", 2L);
        play.restBeforeAGuess = Duration.ofNanos(1);
        assertThat(play.refuses(
                                ben,
                                play.joining(ben, ConnectionId.fresh(), "sesame"),
                                RefusalCode.RATE_LIMIT_EXCEEDED,
                                "WhoGuessesWaits")
                        .details())
                .containsEntry("retry_after_seconds", 1L);
        play.restBeforeAGuess = Duration.ZERO;
        assertThat(trying(play, ben, "sesame")).hasExactlyElementsOfTypes(ParticipantJoined.class);
    }

    @Test
    void nobodyRestsWhoGuessesNothing() {
        Play play = guarded();
        trying(play, anna, "sesame");
        play.restBeforeAGuess = Duration.ofMinutes(1);
        play.refuses(
                ben,
                play.joining(ben, ConnectionId.fresh(), null),
                RefusalCode.INVALID_PASSWORD,
                "StrangersNeedThePassword");
        assertThat(trying(play, anna, "wrong"))
                .as("who is known is asked for none")
                .isNotEmpty();
        Play open = Play.running();
        open.restBeforeAGuess = Duration.ofMinutes(1);
        assertThat(trying(open, ben, "whatever")).hasExactlyElementsOfTypes(ParticipantJoined.class);
        Play opened = Play.running(it -> {
            it.password = new Secret("sesame");
            it.requirePassword = false;
        });
        opened.restBeforeAGuess = Duration.ofMinutes(1);
        assertThat(trying(opened, ben, "whatever")).hasExactlyElementsOfTypes(ParticipantJoined.class);
    }

    @Test
    void aDoorThatTooManyAskAtLetsInWhoBelongsOnly() {
        Play play = Play.running().with(anna);
        play.restBeforeAJoin = Duration.ofSeconds(7);
        assertThat(play.refuses(ben, play.joining(ben), RefusalCode.RATE_LIMIT_EXCEEDED, "ADoorTakesSoManyAtATime")
                        .details())
                .containsEntry("retry_after_seconds", 7L);
        assertThat(play.joins(anna)).isNotEmpty();
        assertThat(play.joins(play.owner)).isNotEmpty();
    }

    @Test
    void noGuestComesFromWhereOneWasBannedButWhoIsThereStaysAndWhoSignsInComes() {
        Play play = Play.running();
        Who gus = Who.guest("gus", play.meeting);
        Who there = Who.guest("thea", play.meeting);
        Who next = Who.guest("gus again", play.meeting);
        play.with(play.owner, gus, there);
        play.fromWhereAGuestWasBanned = true;
        play.joins(Who.guest("of no ban yet", play.meeting));
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(gus), true));
        assertThat(play.refuses(
                                next,
                                play.joining(next),
                                RefusalCode.PARTICIPANT_BANNED,
                                "NoGuestComesFromWhereOneWasBanned")
                        .message())
                .contains("Sign in with an account");
        assertThat(play.joins(there)).hasExactlyElementsOfTypes(ConnectionSuperseded.class);
        assertThat(play.joins(anna)).hasExactlyElementsOfTypes(ParticipantJoined.class);
        play.does(there, new LeaveMeeting(play.meeting));
        play.refuses(there, play.joining(there), RefusalCode.PARTICIPANT_BANNED, "NoGuestComesFromWhereOneWasBanned");
        play.fromWhereAGuestWasBanned = false;
        assertThat(play.joins(next)).hasExactlyElementsOfTypes(ParticipantJoined.class);
        play.refuses(gus, play.joining(gus), RefusalCode.PARTICIPANT_BANNED, "TheBannedStayOut");
    }

    @Test
    void aBannedAccountKeepsNoGuestOutAndTheWaitingAreUpToTheHost() {
        Play play = Play.running(it -> it.waitingRoom = true);
        Who gus = Who.guest("gus", play.meeting);
        Who waiting = Who.guest("wes", play.meeting);
        play.with(play.owner, anna, gus, waiting);
        play.fromWhereAGuestWasBanned = true;
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(anna), true));
        Who other = Who.guest("gil", play.meeting);
        assertThat(play.joins(other)).hasExactlyElementsOfTypes(ParticipantStartedWaiting.class);
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(gus), true));
        assertThat(play.joins(waiting)).hasExactlyElementsOfTypes(ConnectionSuperseded.class);
    }

    @Test
    void whoWasBannedAsInvitedStaysOutWhenTheyCome() {
        Play play = Play.running();
        ParticipantId id = ParticipantId.fresh();
        play.does(play.owner, new InviteParticipants(play.meeting, List.of(invitation(id, anna))));
        play.does(play.owner, new RemoveParticipant(play.meeting, id, true));
        play.refuses(anna, play.joining(anna), RefusalCode.PARTICIPANT_BANNED, "TheBannedStayOut");
    }

    @Test
    void anIdIsOfOnePersonOnly() {
        Play play = Play.planned(_ -> {});
        ParticipantId one = ParticipantId.fresh();
        play.refuses(
                play.owner,
                new InviteParticipants(play.meeting, List.of(invitation(one, anna), invitation(one, ben))),
                RefusalCode.INVALID_STATE,
                "AParticipantIdNamesOnePerson");
        assertThat(play.does(play.owner, new InviteParticipants(play.meeting, List.of(invitation(one, anna)))))
                .hasExactlyElementsOfTypes(ParticipantInvited.class);
        play.refuses(
                play.owner,
                new InviteParticipants(play.meeting, List.of(invitation(one, ben))),
                RefusalCode.INVALID_STATE,
                "AParticipantIdNamesOnePerson");
        play.changesNothing(
                play.owner, new InviteParticipants(play.meeting, List.of(invitation(ParticipantId.fresh(), anna))));
        play.does(play.owner, new RemoveParticipant(play.meeting, one, false));
        assertThat(play.does(
                        play.owner,
                        new InviteParticipants(play.meeting, List.of(invitation(ParticipantId.fresh(), anna)))))
                .singleElement()
                .isInstanceOfSatisfying(
                        ParticipantInvited.class,
                        again -> assertThat(again.participantId()).isEqualTo(one));
    }

    @Test
    void whoIsInvitedIsPutOutBeforeTheMeetingBeginsAndBannedAfterwards() {
        Play play = Play.planned(_ -> {});
        ParticipantId id = ParticipantId.fresh();
        play.does(play.owner, new InviteParticipants(play.meeting, List.of(invitation(id, anna))));
        RemoveParticipant removal = new RemoveParticipant(play.meeting, id, false);
        RemoveParticipant ban = new RemoveParticipant(play.meeting, id, true);
        play.refuses(ben, removal, RefusalCode.MEETING_NOT_FOUND, "OnlyThoseConcernedKnowTheMeeting");
        play.refuses(
                play.owner,
                new RemoveParticipant(play.meeting, ParticipantId.fresh(), false),
                RefusalCode.PARTICIPANT_NOT_FOUND,
                "TheParticipantExists");
        play.refuses(
                play.owner,
                new RemoveParticipant(play.meeting, play.pid(play.owner), false),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "TheOwnerIsNeverPutOut");
        assertThat(play.does(play.owner, removal)).hasExactlyElementsOfTypes(ParticipantRemoved.class);
        assertThat(play.roster().find(id).orElseThrow().status()).isEqualTo(ParticipantStatus.REMOVED);
        play.changesNothing(play.owner, removal);
        assertThat(play.does(play.owner, ban)).hasExactlyElementsOfTypes(ParticipantRemoved.class);
        assertThat(play.roster().find(id).orElseThrow().status()).isEqualTo(ParticipantStatus.BANNED);
        play.changesNothing(play.owner, ban);
        play.changesNothing(play.owner, removal);
        play.changesNothing(play.owner, new InviteParticipants(play.meeting, List.of(invitation(id, anna))));
    }

    @Test
    void whoCannotBePutOutCanBeReported() {
        Play play = Play.running();
        play.with(play.owner, anna, ben);
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(anna), ParticipantRole.CO_HOST));
        play.refuses(
                anna,
                new ReportSpammer(play.meeting, play.pid(play.owner), "ads", true),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "TheOwnerIsNeverPutOut");
        assertThat(play.does(anna, new ReportSpammer(play.meeting, play.pid(play.owner), "ads", false)))
                .hasExactlyElementsOfTypes(SpammerReported.class);
    }
}
