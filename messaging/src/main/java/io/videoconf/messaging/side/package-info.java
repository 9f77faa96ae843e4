/** What a side needs beyond its beans where it is a process of its own: a start, and a port for health and metrics. */
@NullMarked
package io.videoconf.messaging.side;

import org.jspecify.annotations.NullMarked;
