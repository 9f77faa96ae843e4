/** Legal holds on a recording: pure. */
@NullMarked
package io.videoconf.command.recording.holds;

import org.jspecify.annotations.NullMarked;
