/** What a recording does because something else happened. */
@NullMarked
package io.videoconf.command.recording.automation;

import org.jspecify.annotations.NullMarked;
