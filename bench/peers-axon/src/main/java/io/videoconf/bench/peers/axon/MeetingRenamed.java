package io.videoconf.bench.peers.axon;

/** A meeting has another title. */
record MeetingRenamed(String meetingId, String title) {}
