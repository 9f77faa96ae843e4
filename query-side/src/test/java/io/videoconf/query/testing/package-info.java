/** The query side with real parts, and histories to feed it with. */
@NullMarked
package io.videoconf.query.testing;

import org.jspecify.annotations.NullMarked;
