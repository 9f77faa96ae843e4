/** The work on bytes, with real programs and a real store. */
@NullMarked
package io.videoconf.command.recording.work;

import org.jspecify.annotations.NullMarked;
