package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import tools.jackson.databind.node.ObjectNode;

/**
 * Passes signals on to a participant, on whatever edge its socket is. Signals are never stored and never logged.
 */
interface SignalRelay {
    /**
     * Passes one on.
     *
     * @return false when the participant has no socket in the meeting
     */
    boolean pass(MeetingId meeting, ParticipantId to, String event, ObjectNode signal);
}
