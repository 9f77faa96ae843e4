/** Who is invited, comes in, waits, is let in, turned away, put out. */
@NullMarked
package io.videoconf.command.meeting.admission;

import org.jspecify.annotations.NullMarked;
