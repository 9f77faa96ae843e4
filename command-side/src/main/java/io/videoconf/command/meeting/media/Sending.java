package io.videoconf.command.meeting.media;

import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.commands.RaiseHand;
import io.videoconf.api.meeting.commands.SendReaction;
import io.videoconf.api.meeting.commands.StartScreenShare;
import io.videoconf.api.meeting.commands.StopScreenShare;
import io.videoconf.api.meeting.commands.ToggleAudio;
import io.videoconf.api.meeting.commands.ToggleVideo;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.VideoToggled;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.ViewersOnlyWatch;
import io.videoconf.command.meeting.deciding.CommonRules.WhatIsForbiddenToAllNobodyDoes;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Participating;
import io.videoconf.command.meeting.media.MediaRules.OneScreenIsSharedAtATime;
import io.videoconf.command.meeting.media.MediaRules.ScreensAreSharedWhereTheMeetingAllowsIt;
import io.videoconf.command.meeting.media.MediaRules.WhoIsRestrictedSharesNoScreen;
import io.videoconf.command.meeting.media.MediaRules.WhoIsRestrictedShowsNoVideo;
import io.videoconf.command.meeting.media.MediaRules.WhoIsRestrictedStaysMuted;
import io.videoconf.command.meeting.media.MediaRules.WhoWasMutedForGoodAsksToSpeak;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * People say what they send. To send less is always allowed.
 */
public final class Sending {
    private Sending() {}

    /** Mutes, or unmutes. */
    public static Decision<MeetingEvent> audio(Asked<ToggleAudio> asked, MeetingState state) {
        ToggleAudio command = asked.command();
        return Meetings.inside(asked, state, it -> {
            Check allowed = command.muted()
                    ? Check.nothing()
                    : Check.that(new ViewersOnlyWatch(), it)
                            .and(new WhatIsForbiddenToAllNobodyDoes(Restrictions::audio), it)
                            .and(new WhoIsRestrictedStaysMuted(), it)
                            .and(new WhoWasMutedForGoodAsksToSpeak(), it);
            return allowed.then(unless(
                    it.me().media().muted() == command.muted(),
                    () -> new AudioToggled(command.meetingId(), it.me().id(), command.muted(), asked.at())));
        });
    }

    /** Turns the camera on, or off. */
    public static Decision<MeetingEvent> video(Asked<ToggleVideo> asked, MeetingState state) {
        ToggleVideo command = asked.command();
        return Meetings.inside(asked, state, it -> {
            Check allowed = command.videoOn()
                    ? Check.that(new ViewersOnlyWatch(), it)
                            .and(new WhatIsForbiddenToAllNobodyDoes(Restrictions::video), it)
                            .and(new WhoIsRestrictedShowsNoVideo(), it)
                    : Check.nothing();
            return allowed.then(unless(
                    it.me().media().videoOn() == command.videoOn(),
                    () -> new VideoToggled(command.meetingId(), it.me().id(), command.videoOn(), asked.at())));
        });
    }

    /** Shares a screen; several people may at the same time, where the meeting does not say otherwise. */
    public static Decision<MeetingEvent> share(Asked<StartScreenShare> asked, MeetingState state) {
        return Meetings.inside(
                asked,
                state,
                it -> Check.that(new ViewersOnlyWatch(), it)
                        .and(new ScreensAreSharedWhereTheMeetingAllowsIt(), it)
                        .and(new WhatIsForbiddenToAllNobodyDoes(Restrictions::screenShare), it)
                        .and(new WhoIsRestrictedSharesNoScreen(), it)
                        .and(new OneScreenIsSharedAtATime(), it)
                        .then(() -> it.me().media().sharing() ? Decision.alreadySo() : shared(asked, it)));
    }

    /** Where one screen is shared at a time, who moderates takes the place of who shares. */
    private static Decision<MeetingEvent> shared(Asked<StartScreenShare> asked, Participating it) {
        StartScreenShare command = asked.command();
        List<MeetingEvent> facts = new ArrayList<>();
        if (it.live().facts().policy().exclusiveScreenShare()) {
            it.live().roster().people().stream()
                    .filter(person -> person.media().sharing())
                    .forEach(person -> facts.add(new ScreenShareStopped(command.meetingId(), person.id(), asked.at())));
        }
        facts.add(new ScreenShareStarted(command.meetingId(), it.me().id(), command.screen(), asked.at()));
        return Decision.accepted(facts);
    }

    /** Stops sharing. */
    public static Decision<MeetingEvent> unshare(Asked<StopScreenShare> asked, MeetingState state) {
        return Meetings.inside(
                asked,
                state,
                it -> unless(
                                !it.me().media().sharing(),
                                () -> new ScreenShareStopped(
                                        asked.command().meetingId(), it.me().id(), asked.at()))
                        .get());
    }

    /** Raises a hand, or lowers it. */
    public static Decision<MeetingEvent> hand(Asked<RaiseHand> asked, MeetingState state) {
        RaiseHand command = asked.command();
        return Meetings.inside(
                asked,
                state,
                it -> unless(
                                it.me().media().handRaised() == command.raised(),
                                () -> new HandToggled(
                                        command.meetingId(), it.me().id(), command.raised(), asked.at()))
                        .get());
    }

    /** Reacts. */
    public static Decision<MeetingEvent> reaction(Asked<SendReaction> asked, MeetingState state) {
        SendReaction command = asked.command();
        return Meetings.inside(
                asked,
                state,
                it -> Decision.accepted(
                        new ReactionSent(command.meetingId(), it.me().id(), command.reaction(), asked.at())));
    }

    private static Supplier<Decision<MeetingEvent>> unless(boolean already, Supplier<MeetingEvent> fact) {
        return () -> already ? Decision.alreadySo() : Decision.accepted(fact.get());
    }
}
