@NullMarked
package io.videoconf.command.recording.access;

import org.jspecify.annotations.NullMarked;
