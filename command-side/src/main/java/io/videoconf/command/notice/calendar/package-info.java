/** A meeting as an iCalendar object. */
@NullMarked
package io.videoconf.command.notice.calendar;

import org.jspecify.annotations.NullMarked;
