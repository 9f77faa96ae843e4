/** How messages are written as JSON: in the event store, and between the sides. */
@NullMarked
package io.videoconf.api.json;

import org.jspecify.annotations.NullMarked;
