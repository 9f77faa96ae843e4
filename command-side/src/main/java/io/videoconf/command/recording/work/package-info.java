/** The work on recordings' bytes: durable, one step after the other, begun again where it was interrupted. */
@NullMarked
package io.videoconf.command.recording.work;

import org.jspecify.annotations.NullMarked;
