/** Meetings that are played again, to somebody who only looks: at any speed, from anywhere, with the frames that were sent then. */
@NullMarked
package io.videoconf.edge.replay;

import org.jspecify.annotations.NullMarked;
