/** What work has come to. */
@NullMarked
package io.videoconf.command.recording.processing;

import org.jspecify.annotations.NullMarked;
