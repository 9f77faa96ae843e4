package io.videoconf.api.meeting.state;

/**
 * Nothing was scheduled under this id.
 *
 * @param sequence facts folded; more than 0 only if a log does not begin with its scheduling
 */
public record NoMeeting(long sequence) implements MeetingState {
    /** Where every fold begins. */
    public static final NoMeeting YET = new NoMeeting(0);

    NoMeeting next() {
        return new NoMeeting(sequence + 1);
    }
}
