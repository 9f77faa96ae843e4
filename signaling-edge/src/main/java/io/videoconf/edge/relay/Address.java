package io.videoconf.edge.relay;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;

/** A participant of a meeting, wherever the socket is. */
public record Address(MeetingId meeting, ParticipantId participant) {}
