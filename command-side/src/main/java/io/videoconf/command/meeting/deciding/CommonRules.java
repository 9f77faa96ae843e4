package io.videoconf.command.meeting.deciding;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingState;
import java.util.function.Predicate;

/** Rules that more than one capability keeps. */
public final class CommonRules {
    private CommonRules() {}

    /** There is nothing to decide about before a meeting is scheduled. */
    public record TheMeetingExists() implements Rule<Object> {
        @Override
        public boolean holds(Object it) {
            return false;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_NOT_FOUND;
        }
    }

    /** Who may not even read a meeting is told that there is none. */
    public record OnlyThoseConcernedKnowTheMeeting(MeetingState state) implements Rule<Actor> {
        @Override
        public boolean holds(Actor it) {
            return MeetingAccess.mayRead(state, it, null);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_NOT_FOUND;
        }
    }

    /** VideoConf itself asks for nothing but what is due. */
    public record VideoConfActsForDeadlinesOnly() implements Rule<Actor> {
        @Override
        public boolean holds(Actor it) {
            return !it.isSystem();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** What is due, nobody but VideoConf itself asks for. */
    public record OnlyVideoConfActsForDeadlines() implements Rule<Actor> {
        @Override
        public boolean holds(Actor it) {
            return it.isSystem();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Not begun, or cancelled. */
    public record TheMeetingIsRunning() implements Rule<Object> {
        @Override
        public boolean holds(Object it) {
            return false;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_NOT_ACTIVE;
        }
    }

    /** Nothing happens in a meeting after its end. */
    public record AnEndedMeetingStaysEnded() implements Rule<Object> {
        @Override
        public boolean holds(Object it) {
            return false;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_ENDED;
        }
    }

    /** A deadline that comes early must come again: the grace was promised. */
    public record AGraceRunsToItsDeadline() implements Rule<Boolean> {
        @Override
        public boolean holds(Boolean due) {
            return due;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** Who is not in the meeting does nothing there. */
    public record OnlyWhoIsPresentTakesPart() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.present();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Viewers send neither sound nor picture. */
    public record ViewersOnlyWatch() implements Rule<Participating> {
        @Override
        public boolean holds(Participating it) {
            return it.me().role() != ParticipantRole.VIEWER;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** An id of a participant names one person for ever. */
    public record AParticipantIdNamesOnePerson() implements Rule<Boolean> {
        @Override
        public boolean holds(Boolean free) {
            return free;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** What is asked about a participant needs that participant. */
    public record TheParticipantExists() implements Rule<Object> {
        @Override
        public boolean holds(Object it) {
            return false;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.PARTICIPANT_NOT_FOUND;
        }
    }

    /**
     * What nobody may do, nobody does but who moderates.
     *
     * @param what looks for it among the restrictions
     */
    public record WhatIsForbiddenToAllNobodyDoes(Predicate<Restrictions> what) implements Rule<Participating> {
        @Override
        public boolean holds(Participating it) {
            return it.caller().moderates() || !what.test(it.live().facts().everybody());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.PARTICIPANT_RESTRICTED;
        }
    }
}
