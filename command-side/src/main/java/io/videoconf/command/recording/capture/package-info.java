/** Opening a recording that a meeting started, and closing it when the meeting stopped it. */
@NullMarked
package io.videoconf.command.recording.capture;

import org.jspecify.annotations.NullMarked;
