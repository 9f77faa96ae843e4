/** Meetings that take place again and again: which time has its turn, which is called off or moved. */
@NullMarked
package io.videoconf.command.meeting.series;

import org.jspecify.annotations.NullMarked;
