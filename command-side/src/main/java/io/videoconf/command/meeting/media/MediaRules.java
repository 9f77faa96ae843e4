package io.videoconf.command.meeting.media;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Participating;
import io.videoconf.command.meeting.deciding.Rule;
import java.util.Map;

/** The rules of what people send. */
final class MediaRules {
    private MediaRules() {}

    /** What a host has forbidden somebody, or everybody. */
    sealed interface Forbidden extends Rule<Participating> {
        @Override
        default RefusalCode code() {
            return RefusalCode.PARTICIPANT_RESTRICTED;
        }
    }

    /** Who was muted for good stays muted. */
    record WhoIsRestrictedStaysMuted() implements Forbidden {
        @Override
        public boolean holds(Participating it) {
            return !it.me().standing().restrictions().audio();
        }
    }

    /** After a mute-all without self-unmute, only who moderates speaks up. */
    record WhoWasMutedForGoodAsksToSpeak() implements Forbidden {
        @Override
        public boolean holds(Participating it) {
            return it.live().allowSelfUnmute() || it.caller().moderates();
        }
    }

    /** Whose camera was forbidden shows none. */
    record WhoIsRestrictedShowsNoVideo() implements Forbidden {
        @Override
        public boolean holds(Participating it) {
            return !it.me().standing().restrictions().video();
        }
    }

    /** Who was forbidden to share does not share. */
    record WhoIsRestrictedSharesNoScreen() implements Forbidden {
        @Override
        public boolean holds(Participating it) {
            return !it.me().standing().restrictions().screenShare();
        }
    }

    /** In a meeting without screen sharing nobody shares. */
    record ScreensAreSharedWhereTheMeetingAllowsIt() implements Forbidden {
        @Override
        public boolean holds(Participating it) {
            return it.live().facts().settings().screenShareEnabled();
        }
    }

    /** Owner, host and co-hosts mute others. */
    record OnlyHostsMuteOthers() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.moderates();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** A client reports what fails in its media, nothing else. */
    record OnlyMediaFailuresAreReported() implements Rule<RefusalCode> {
        @Override
        public boolean holds(RefusalCode it) {
            return it == RefusalCode.MEDIA_FAILED
                    || it == RefusalCode.ICE_FAILED
                    || it == RefusalCode.PEER_CONNECTION_FAILED;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }

        @Override
        public Refusal refusal(RefusalCode it) {
            return Refusal.of(code(), name())
                    .with("fields", Map.of("code", "must be MEDIA_FAILED, ICE_FAILED or PEER_CONNECTION_FAILED"));
        }
    }

    /** Where the meeting says so, one screen is shared at a time; who moderates may take over. */
    record OneScreenIsSharedAtATime() implements Rule<Participating> {
        @Override
        public boolean holds(Participating it) {
            return !it.live().facts().policy().exclusiveScreenShare()
                    || it.caller().moderates()
                    || it.live().roster().people().stream()
                            .noneMatch(person -> person.media().sharing()
                                    && !person.id().equals(it.me().id()));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** Who moderates lowers other people's hands. */
    record OnlyHostsLowerHands() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.moderates();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }
}
