/** Meetings as they are now, and as they were. */
@NullMarked
package io.videoconf.query.meeting;

import org.jspecify.annotations.NullMarked;
