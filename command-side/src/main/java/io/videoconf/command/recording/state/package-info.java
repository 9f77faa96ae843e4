/** What a recording is, as its events tell it. */
@NullMarked
package io.videoconf.command.recording.state;

import org.jspecify.annotations.NullMarked;
