/** What can be asked of a recording. */
@NullMarked
package io.videoconf.api.recording.commands;

import org.jspecify.annotations.NullMarked;
