@NullMarked
package io.videoconf.command.recording.deletion;

import org.jspecify.annotations.NullMarked;
