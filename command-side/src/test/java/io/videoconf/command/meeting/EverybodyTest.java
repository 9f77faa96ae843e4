package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.MeetingPolicyChange;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.RestrictionsChange;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.LowerHand;
import io.videoconf.api.meeting.commands.RaiseHand;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.commands.RestrictEverybody;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.commands.StartScreenShare;
import io.videoconf.api.meeting.commands.ToggleAudio;
import io.videoconf.api.meeting.commands.ToggleVideo;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.EverybodyRestricted;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules for everybody, and one act against spam. */
class EverybodyTest {
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.outsider("ben");

    private static RestrictEverybody everything(Play play, boolean forbidden) {
        return new RestrictEverybody(play.meeting, new RestrictionsChange(forbidden, forbidden, forbidden, forbidden));
    }

    private static SendChatMessage writing(Play play) {
        return new SendChatMessage(
                play.meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, "hello", null, null));
    }

    @Test
    void whatIsForbiddenToAllNobodyDoesButWhoModerates() {
        Play play = Play.running();
        play.with(play.owner, anna);
        play.does(anna, new ToggleVideo(play.meeting, true));
        assertThat(play.does(play.owner, everything(play, true)))
                .hasSize(3)
                .first()
                .isEqualTo(new EverybodyRestricted(
                        play.meeting, new Restrictions(true, true, true, true), play.pid(play.owner), play.now));
        assertThat(play.person(anna).media().muted()).isTrue();
        assertThat(play.person(anna).media().videoOn()).isFalse();
        assertThat(play.person(play.owner).media().muted()).isFalse();
        String rule = "WhatIsForbiddenToAllNobodyDoes";
        play.refuses(anna, new ToggleAudio(play.meeting, false), RefusalCode.PARTICIPANT_RESTRICTED, rule);
        play.refuses(anna, new ToggleVideo(play.meeting, true), RefusalCode.PARTICIPANT_RESTRICTED, rule);
        play.refuses(anna, new StartScreenShare(play.meeting, null), RefusalCode.PARTICIPANT_RESTRICTED, rule);
        play.refuses(anna, writing(play), RefusalCode.PARTICIPANT_RESTRICTED, rule);
        play.does(play.owner, new StartScreenShare(play.meeting, null));
        play.does(play.owner, writing(play));
        play.changesNothing(play.owner, everything(play, true));
        play.joins(ben);
        assertThat(play.person(ben).media().muted()).isTrue();
        assertThat(play.person(ben).media().videoOn()).isFalse();
        play.does(play.owner, everything(play, false));
        play.does(anna, new ToggleAudio(play.meeting, false));
        play.does(anna, writing(play));
    }

    @Test
    void onlyWhoModeratesForbids() {
        Play play = Play.running();
        play.with(play.owner, anna);
        play.refuses(anna, everything(play, true), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyHostsRestrict");
    }

    @Test
    void aReportRemovesLocksAndMutesInOneAct() {
        Play play = Play.running();
        play.with(play.owner, anna, ben);
        play.refuses(
                anna,
                new ReportSpammer(play.meeting, play.pid(ben), "ads", false, true, false),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsRemove");
        play.refuses(
                anna,
                new ReportSpammer(play.meeting, play.pid(ben), "ads", false, false, true),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsRemove");
        assertThat(play.does(play.owner, new ReportSpammer(play.meeting, play.pid(ben), "ads", true, true, true)))
                .hasExactlyElementsOfTypes(
                        SpammerReported.class, ParticipantRemoved.class, MeetingLocked.class, AllMuted.class);
        assertThat(play.live().locked()).isTrue();
        assertThat(play.live().allowSelfUnmute()).isTrue();
        assertThat(play.person(anna).media().muted()).isTrue();
        assertThat(play.does(play.owner, new ReportSpammer(play.meeting, play.pid(anna), null, false, true, true)))
                .hasExactlyElementsOfTypes(SpammerReported.class);
    }

    @Test
    void handsAreLoweredByWhoModeratesAndByTheirOwners() {
        Play play = Play.running();
        play.with(play.owner, anna, ben);
        play.does(anna, new RaiseHand(play.meeting, true));
        play.does(ben, new RaiseHand(play.meeting, true));
        play.refuses(
                ben,
                new LowerHand(play.meeting, play.pid(anna)),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsLowerHands");
        play.refuses(
                ben, new LowerHand(play.meeting, null), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyHostsLowerHands");
        play.does(ben, new LowerHand(play.meeting, play.pid(ben)));
        play.changesNothing(ben, new LowerHand(play.meeting, play.pid(ben)));
        play.does(ben, new RaiseHand(play.meeting, true));
        assertThat(play.does(play.owner, new LowerHand(play.meeting, null))).hasSize(2);
        assertThat(play.person(anna).media().handRaised()).isFalse();
    }

    @Test
    void whereOneScreenIsSharedAtATimeWhoModeratesTakesOver() {
        Play play = Play.running(it -> it.rules = new MeetingPolicyChange(null, null, true, null));
        play.with(play.owner, anna, ben);
        play.does(anna, new StartScreenShare(play.meeting, null));
        play.changesNothing(anna, new StartScreenShare(play.meeting, null));
        play.refuses(
                ben, new StartScreenShare(play.meeting, null), RefusalCode.INVALID_STATE, "OneScreenIsSharedAtATime");
        assertThat(play.does(play.owner, new StartScreenShare(play.meeting, null)))
                .hasExactlyElementsOfTypes(ScreenShareStopped.class, ScreenShareStarted.class);
        assertThat(play.person(anna).media().sharing()).isFalse();
    }

    @Test
    void elsewhereSeveralShareAtATime() {
        Play play = Play.running();
        play.with(play.owner, anna, ben);
        play.does(anna, new StartScreenShare(play.meeting, null));
        play.does(ben, new StartScreenShare(play.meeting, null));
        assertThat(play.person(anna).media().sharing()).isTrue();
    }

    @Test
    void onlyAllowedDomainsComeIn() {
        Play play = Play.running(it -> it.rules = new MeetingPolicyChange(List.of("acme.example"), null, null, null));
        Who guest = Who.guest("gus", play.meeting);
        play.with(play.owner);
        play.refuses(anna, play.joining(anna), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyAllowedDomainsComeIn");
        play.refuses(guest, play.joining(guest), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyAllowedDomainsComeIn");
        Changes other = new Changes();
        other.rules = new MeetingPolicyChange(List.of("example.com"), null, null, null);
        play.does(play.owner, new ChangeMeeting(play.meeting, null, null, null, null, null, other.change()));
        play.joins(anna);
        Changes none = new Changes();
        none.rules = new MeetingPolicyChange(List.of(), null, null, null);
        play.does(play.owner, new ChangeMeeting(play.meeting, null, null, null, null, null, none.change()));
        play.joins(guest);
    }

    @Test
    void aPolicyStaysWithinBounds() {
        Play play = Play.running();
        for (MeetingPolicyChange wrong : List.of(
                new MeetingPolicyChange(List.of("not a domain"), null, null, null),
                new MeetingPolicyChange(List.of("-x.example"), null, null, null),
                new MeetingPolicyChange(null, null, null, 0),
                new MeetingPolicyChange(null, null, null, 43_201))) {
            Changes changes = new Changes();
            changes.rules = wrong;
            play.refuses(
                    play.owner,
                    new ChangeMeeting(play.meeting, null, null, null, null, null, changes.change()),
                    RefusalCode.VALIDATION_FAILED,
                    "PolicyStaysWithinBounds");
        }
    }
}
