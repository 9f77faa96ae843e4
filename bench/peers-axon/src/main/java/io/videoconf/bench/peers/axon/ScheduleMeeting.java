package io.videoconf.bench.peers.axon;

/** There is to be a meeting. */
record ScheduleMeeting(String meetingId, String title) {}
