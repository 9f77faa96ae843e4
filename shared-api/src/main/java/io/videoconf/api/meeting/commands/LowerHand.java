package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import org.jspecify.annotations.Nullable;

/**
 * Lowers somebody's hand, or all.
 *
 * @param participantId null for everybody
 */
public record LowerHand(MeetingId meetingId, @Nullable ParticipantId participantId) implements MeetingCommand {}
