package io.videoconf.bench.peers.axon;

/** There is a meeting. */
record MeetingScheduled(String meetingId, String title) {}
