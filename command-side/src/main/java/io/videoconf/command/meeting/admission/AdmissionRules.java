package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Rule;
import io.videoconf.command.meeting.deciding.Seats;
import io.videoconf.command.meeting.deciding.Targeted;

/** The rules of looking after the door. */
final class AdmissionRules {
    private AdmissionRules() {}

    /** Owner, host and co-hosts look after the door. */
    sealed interface OnlyHosts extends Rule<Caller> {
        @Override
        default boolean holds(Caller it) {
            return it.moderates();
        }

        @Override
        default RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Only who moderates invites. */
    record OnlyHostsInvite() implements OnlyHosts {}

    /** Only who moderates lets people in. */
    record OnlyHostsAdmit() implements OnlyHosts {}

    /** Only who moderates turns people away. */
    record OnlyHostsDeny() implements OnlyHosts {}

    /** Only who moderates puts people out. */
    record OnlyHostsRemove() implements OnlyHosts {}

    /** Only who moderates locks and unlocks. */
    record OnlyHostsLock() implements OnlyHosts {}

    /** Who does not wait cannot be let in or turned away. */
    record OnlyWhoWaitsIsAdmittedOrDenied() implements Rule<ParticipantState> {
        @Override
        public boolean holds(ParticipantState it) {
            return it.status() == ParticipantStatus.WAITING;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** A meeting never holds more people than it may. */
    record WhoIsAdmittedHasASeat(LiveMeeting live) implements Rule<ParticipantState> {
        @Override
        public boolean holds(ParticipantState it) {
            return Seats.hasFor(live, it);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_FULL;
        }
    }

    /** Nobody puts the owner out of their own meeting. */
    record TheOwnerIsNeverPutOut() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return !it.atOwner();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Who wants to go leaves. */
    record NobodyPutsThemselvesOut() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return !it.atSelf();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** The host role never goes out of the door with somebody: it is handed over first. */
    record TheHostHandsOverBeforeBeingPutOut() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return !it.atHost() || !it.caller().hosts();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** Co-hosts do not put out each other, or the host. */
    record OnlyHostsRemoveWhoModerates() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return it.target().role() == ParticipantRole.PARTICIPANT
                    || it.target().role() == ParticipantRole.VIEWER
                    || it.caller().hosts();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Nobody reports themselves. */
    record NobodyReportsThemselves() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return !it.atSelf();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** Who is in the meeting, or looks after it, reports spammers. */
    record OnlyWhoTakesPartReports() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.me() != null && (it.seated() || it.moderates());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }
}
