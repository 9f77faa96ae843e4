/** Bytes: places for parts, and the proof that all of them are there. */
@NullMarked
package io.videoconf.command.recording.upload;

import org.jspecify.annotations.NullMarked;
