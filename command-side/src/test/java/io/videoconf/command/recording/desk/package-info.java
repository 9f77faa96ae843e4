@NullMarked
package io.videoconf.command.recording.desk;

import org.jspecify.annotations.NullMarked;
