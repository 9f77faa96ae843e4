package io.videoconf.api.meeting.state;

/**
 * A meeting that has not begun.
 */
public record ScheduledMeeting(MeetingFacts facts, Roster roster, long sequence) implements MeetingState {

    ScheduledMeeting next() {
        return new ScheduledMeeting(facts, roster, sequence + 1);
    }

    ScheduledMeeting next(MeetingFacts changed) {
        return new ScheduledMeeting(changed, roster, sequence + 1);
    }

    ScheduledMeeting next(Roster changed) {
        return new ScheduledMeeting(facts, changed, sequence + 1);
    }
}
