package io.videoconf.command.meeting.roles;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Rule;
import io.videoconf.command.meeting.deciding.Targeted;

/** The rules of who may do what. */
final class RoleRules {
    private RoleRules() {}

    /** Before a meeting runs, its owner gives the roles. */
    record OnlyTheOwnerPreparesRoles() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.owner();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** The owner or the host gives roles; a co-host while the host is not there. */
    record OnlyHostsGiveRoles(LiveMeeting live) implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.actsAsHostOf(live);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** The host role is handed over, not given and taken like another. */
    record TheHostRoleIsHandedOver() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return !it.atHost();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** There is a host role to hand over only while the meeting runs. */
    record ANewHostNeedsARunningMeeting() implements Rule<ParticipantRole> {
        @Override
        public boolean holds(ParticipantRole it) {
            return it != ParticipantRole.HOST;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_NOT_ACTIVE;
        }
    }

    /** An owner who is not host is co-host at least. */
    record TheOwnerKeepsTheirRole() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return !it.atOwner();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** Who was turned away or put out has no role. */
    record OnlyParticipantsHaveRoles() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return switch (it.target().status()) {
                case INVITED, WAITING, ADMITTED, JOINED, DISCONNECTED, LEFT -> true;
                case DENIED, REMOVED, BANNED -> false;
            };
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** The owner, or the host in their own right: who only stands in cannot give the role away for good. */
    record OnlyTheRightfulHostHandsOver(LiveMeeting live) implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.owner() || (it.hosts() && live.host().rightful().equals(it.id()));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Who is not there cannot take over. */
    record TheNewHostIsThere() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return it.target().connected();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** A meeting's host is somebody who has signed in. */
    record AGuestIsNeverHost() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return it.target().person().kind() != ActorKind.GUEST;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** Who moderates restricts. */
    record OnlyHostsRestrict() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.moderates();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Nobody restricts the owner, or the host; what somebody was forbidden before being host can be lifted. */
    record OwnerAndHostAreNotRestricted(Restrictions after) implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return (!it.atOwner() && !it.atHost()) || after.equals(Restrictions.NONE);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Co-hosts do not restrict each other. */
    record OnlyHostsRestrictWhoModerates() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return !it.target().role().moderates() || it.caller().hosts();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }
}
