package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether somebody may be played a meeting again, and as whose eyes saw it; answered by MeetingReplayView.
 *
 * @param as null for the owner's eyes, or one's own where one may not look through others'
 * @param onRecord whether the reading is a fact already; who only watches over the organisation reads nothing else
 */
public record FindReplay(MeetingId meetingId, @Nullable ParticipantId as, Actor viewer, boolean onRecord)
        implements MeetingQuery {}
