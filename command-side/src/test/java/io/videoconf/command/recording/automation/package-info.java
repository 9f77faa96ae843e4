@NullMarked
package io.videoconf.command.recording.automation;

import org.jspecify.annotations.NullMarked;
