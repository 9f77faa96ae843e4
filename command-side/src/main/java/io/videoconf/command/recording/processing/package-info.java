/** What came of the work on a recording's bytes: pure. */
@NullMarked
package io.videoconf.command.recording.processing;

import org.jspecify.annotations.NullMarked;
