/** Recordings, and who may see them. */
@NullMarked
package io.videoconf.query.recordings;

import org.jspecify.annotations.NullMarked;
