package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ExplainedField;
import io.videoconf.api.meeting.views.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * Asks why something is so with a participant; answered by ExplanationView, or PARTICIPANT_NOT_FOUND.
 *
 * @param asOf null for how it is now
 * @param onRecord whether the reading is a fact already; who only watches over the organisation reads nothing else
 */
public record ExplainParticipant(
        MeetingId meetingId,
        ParticipantId participantId,
        ExplainedField field,
        @Nullable AsOf asOf,
        Actor viewer,
        boolean onRecord)
        implements MeetingQuery {}
