/** How messages travel between the sides: buses, serializer, origin, and the guard that checks it all at start-up. */
@NullMarked
package io.videoconf.messaging;

import org.jspecify.annotations.NullMarked;
