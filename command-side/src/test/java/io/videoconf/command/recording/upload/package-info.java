@NullMarked
package io.videoconf.command.recording.upload;

import org.jspecify.annotations.NullMarked;
