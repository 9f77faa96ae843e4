@NullMarked
package io.videoconf.command.recording.capture;

import org.jspecify.annotations.NullMarked;
