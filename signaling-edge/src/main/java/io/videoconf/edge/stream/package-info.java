/** The log of a meeting as it grows: live facts, and server-sent events. */
@NullMarked
package io.videoconf.edge.stream;

import org.jspecify.annotations.NullMarked;
