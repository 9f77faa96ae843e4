/** A meeting is scheduled, changed, started, cancelled, ended. */
@NullMarked
package io.videoconf.command.meeting.life;

import org.jspecify.annotations.NullMarked;
