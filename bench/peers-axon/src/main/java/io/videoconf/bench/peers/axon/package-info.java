/** Meetings that have a title, on Axon with nothing set that need not be. */
@NullMarked
package io.videoconf.bench.peers.axon;

import org.jspecify.annotations.NullMarked;
