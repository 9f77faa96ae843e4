/** Imports. */
@NullMarked
package io.videoconf.command.recording.importing;

import org.jspecify.annotations.NullMarked;
