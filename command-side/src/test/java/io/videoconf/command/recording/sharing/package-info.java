@NullMarked
package io.videoconf.command.recording.sharing;

import org.jspecify.annotations.NullMarked;
