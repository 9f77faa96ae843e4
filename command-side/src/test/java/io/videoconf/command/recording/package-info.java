@NullMarked
package io.videoconf.command.recording;

import org.jspecify.annotations.NullMarked;
