/** Who was in a meeting, when, and how that is known. */
@NullMarked
package io.videoconf.query.attendance;

import org.jspecify.annotations.NullMarked;
