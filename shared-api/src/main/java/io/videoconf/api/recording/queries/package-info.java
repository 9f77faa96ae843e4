/** What can be asked about recordings. */
@NullMarked
package io.videoconf.api.recording.queries;

import org.jspecify.annotations.NullMarked;
