package io.videoconf.edge.relay;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;

/**
 * A participant of a meeting, wherever the socket is.
 *
 * @param box which of the participant's mailboxes
 */
public record Address(MeetingId meeting, ParticipantId participant, Box box) {
    /** What a mailbox is for. */
    public enum Box {
        /** What others send to the person: on every device. */
        SIGNALS,
        /** What the person's devices tell each other: on those that the meeting does not know of. */
        COMPANIONS
    }

    /** Where others reach the person. */
    public static Address of(MeetingId meeting, ParticipantId participant) {
        return new Address(meeting, participant, Box.SIGNALS);
    }

    /** Where a device reaches the others of the same person. */
    public static Address companions(MeetingId meeting, ParticipantId participant) {
        return new Address(meeting, participant, Box.COMPANIONS);
    }
}
