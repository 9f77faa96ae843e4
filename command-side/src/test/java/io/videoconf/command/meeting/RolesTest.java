package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RestrictionsChange;
import io.videoconf.api.meeting.commands.ChangeParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.commands.StartScreenShare;
import io.videoconf.api.meeting.commands.ToggleAudio;
import io.videoconf.api.meeting.commands.ToggleVideo;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.VideoToggled;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolesTest {
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

    private static RestrictParticipant restrict(Play play, Who who, RestrictionsChange change) {
        return new RestrictParticipant(play.meeting, play.pid(who), change);
    }

    @Test
    void what_is_forbidden_ends_and_does_not_begin_again() {
        Play play = play();
        play.does(ben, new StartScreenShare(play.meeting, null));
        var all = new RestrictionsChange(true, true, true, true);
        play.refuses(anna, restrict(play, ben, all), NO, "OnlyHostsRestrict");
        assertThat(play.does(play.owner, restrict(play, ben, all)))
                .hasExactlyElementsOfTypes(
                        ParticipantRestricted.class, AudioToggled.class, VideoToggled.class, ScreenShareStopped.class);
        play.changesNothing(play.owner, restrict(play, ben, all));
        play.refuses(ben, new ToggleAudio(play.meeting, false), RESTRICTED, "WhoIsRestrictedStaysMuted");
        play.refuses(ben, new ToggleVideo(play.meeting, true), RESTRICTED, "WhoIsRestrictedShowsNoVideo");
        play.refuses(ben, new StartScreenShare(play.meeting, null), RESTRICTED, "WhoIsRestrictedSharesNoScreen");
        play.refuses(ben, chat(play, null), RESTRICTED, "WhoIsRestrictedDoesNotWrite");
        play.does(play.owner, restrict(play, ben, new RestrictionsChange(false, null, null, false)));
        play.does(ben, new ToggleAudio(play.meeting, false));
        play.does(ben, chat(play, null));
    }

    @Test
    void owner_host_and_fellow_co_hosts_are_not_restricted() {
        Play play = play();
        role(play, anna, ParticipantRole.CO_HOST);
        role(play, ben, ParticipantRole.CO_HOST);
        var mute = new RestrictionsChange(true, null, null, null);
        play.refuses(anna, restrict(play, play.owner, mute), NO, "OwnerAndHostAreNotRestricted");
        play.refuses(anna, restrict(play, ben, mute), NO, "OnlyHostsRestrictWhoModerates");
        play.does(play.owner, restrict(play, ben, mute));
    }

    @Test
    void aRoleAndRestrictionsAreGivenTogetherOrNotAtAll() {
        Play play = play();
        var mute = new RestrictionsChange(true, null, null, null);
        assertThat(play.does(play.owner, both(play, anna, ParticipantRole.CO_HOST, mute)))
                .hasExactlyElementsOfTypes(RoleChanged.class, ParticipantRestricted.class, AudioToggled.class);
        play.changesNothing(play.owner, both(play, anna, ParticipantRole.CO_HOST, mute));
        play.refuses(play.owner, both(play, ben, ParticipantRole.HOST, mute), NO, "OwnerAndHostAreNotRestricted");
        play.refuses(anna, both(play, ben, ParticipantRole.CO_HOST, mute), NO, "OnlyHostsGiveRoles");
        assertThat(play.person(ben).role()).isEqualTo(ParticipantRole.PARTICIPANT);
        assertThat(play.does(
                        play.owner,
                        both(play, ben, ParticipantRole.HOST, new RestrictionsChange(false, null, null, null))))
                .as("to allow is no restriction")
                .hasExactlyElementsOfTypes(HostRoleAssumed.class);
    }

    private static ChangeParticipant both(Play play, Who who, ParticipantRole role, RestrictionsChange change) {
        return new ChangeParticipant(play.meeting, play.pid(who), role, change);
    }

    @Test
    void viewers_only_watch() {
        Play play = play();
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(ben), ParticipantRole.VIEWER));
        assertThat(play.log.subList(play.log.size() - 3, play.log.size()))
                .hasExactlyElementsOfTypes(RoleChanged.class, AudioToggled.class, VideoToggled.class);
        play.refuses(ben, new ToggleAudio(play.meeting, false), NO, "ViewersOnlyWatch");
        play.refuses(ben, new ToggleVideo(play.meeting, true), NO, "ViewersOnlyWatch");
        play.refuses(ben, new StartScreenShare(play.meeting, null), NO, "ViewersOnlyWatch");
        play.does(ben, chat(play, null));
    }

    @Test
    void roles_are_given_by_the_host_and_the_host_role_is_handed_over() {
        Play play = play();
        var coHost = new ChangeRole(play.meeting, play.pid(anna), ParticipantRole.CO_HOST);
        play.refuses(anna, coHost, NO, "OnlyHostsGiveRoles");
        play.does(play.owner, coHost);
        play.changesNothing(play.owner, coHost);
        play.refuses(
                anna, new ChangeRole(play.meeting, play.pid(ben), ParticipantRole.CO_HOST), NO, "OnlyHostsGiveRoles");
        play.refuses(
                play.owner,
                new ChangeRole(play.meeting, play.pid(play.owner), ParticipantRole.VIEWER),
                RefusalCode.INVALID_STATE,
                "TheHostRoleIsHandedOver");
        play.refuses(anna, new TransferHost(play.meeting, play.pid(ben)), NO, "OnlyTheRightfulHostHandsOver");
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(ben), ParticipantRole.HOST));
        assertThat(play.person(ben).role()).isEqualTo(ParticipantRole.HOST);
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.CO_HOST);
        play.changesNothing(play.owner, new TransferHost(play.meeting, play.pid(ben)));
        play.refuses(
                ben,
                new ChangeRole(play.meeting, play.pid(play.owner), ParticipantRole.VIEWER),
                RefusalCode.INVALID_STATE,
                "TheOwnerKeepsTheirRole");
        play.does(play.owner, new TransferHost(play.meeting, play.pid(play.owner)));
        assertThat(play.person(ben).role()).isEqualTo(ParticipantRole.CO_HOST);
    }

    @Test
    void the_host_role_goes_to_somebody_there_who_signed_in() {
        Play play = play();
        Who guest = Who.guest("gus", play.meeting);
        play.with(guest);
        play.refuses(
                play.owner,
                new TransferHost(play.meeting, play.pid(guest)),
                RefusalCode.INVALID_STATE,
                "AGuestIsNeverHost");
        play.vanishes(anna);
        play.refuses(
                play.owner,
                new TransferHost(play.meeting, play.pid(anna)),
                RefusalCode.INVALID_STATE,
                "TheNewHostIsThere");
    }

    @Test
    void before_it_runs_only_the_owner_gives_roles() {
        Play play = Play.planned(_ -> {});
        var id = ParticipantId.fresh();
        play.does(play.owner, new InviteParticipants(play.meeting, List.of(new Invitation(id, "anna@example.com"))));
        play.does(play.owner, new ChangeRole(play.meeting, id, ParticipantRole.CO_HOST));
        play.refuses(
                play.owner,
                new ChangeRole(play.meeting, id, ParticipantRole.HOST),
                RefusalCode.MEETING_NOT_ACTIVE,
                "ANewHostNeedsARunningMeeting");
        play.joins(anna);
        assertThat(play.person(anna).role()).isEqualTo(ParticipantRole.CO_HOST);
        play.does(play.owner, new RemoveParticipant(play.meeting, play.pid(anna), false));
        play.refuses(
                play.owner,
                new ChangeRole(play.meeting, id, ParticipantRole.CO_HOST),
                RefusalCode.INVALID_STATE,
                "OnlyParticipantsHaveRoles");
    }

    @Test
    void what_a_new_host_was_forbidden_before_can_be_lifted() {
        Play play = play();
        play.does(play.owner, restrict(play, anna, new RestrictionsChange(true, null, null, null)));
        play.does(play.owner, new TransferHost(play.meeting, play.pid(anna)));
        play.does(play.owner, restrict(play, anna, new RestrictionsChange(false, null, null, null)));
        play.does(anna, new ToggleAudio(play.meeting, false));
    }
}
