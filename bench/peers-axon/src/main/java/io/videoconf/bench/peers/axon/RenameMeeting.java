package io.videoconf.bench.peers.axon;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A meeting is to have another title. */
record RenameMeeting(@TargetAggregateIdentifier String meetingId, String title) {}
