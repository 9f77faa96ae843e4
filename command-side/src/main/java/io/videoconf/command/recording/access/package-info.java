/** Links to the finished bytes. */
@NullMarked
package io.videoconf.command.recording.access;

import org.jspecify.annotations.NullMarked;
