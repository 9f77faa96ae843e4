@NullMarked
package io.videoconf.command.notice.calendar;

import org.jspecify.annotations.NullMarked;
