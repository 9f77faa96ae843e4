/** The host may vanish: grace, succession, absence, and the way back. */
@NullMarked
package io.videoconf.command.meeting.host;

import org.jspecify.annotations.NullMarked;
