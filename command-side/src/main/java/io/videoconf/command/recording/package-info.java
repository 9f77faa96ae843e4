/** Recordings on the command side: from the first byte to the last viewer. What runs in a meeting is the meeting's to decide; what becomes of the bytes is decided here. */
@NullMarked
package io.videoconf.command.recording;

import org.jspecify.annotations.NullMarked;
