/** Numbers that people type to find a meeting. */
@NullMarked
package io.videoconf.command.meeting.numbers;

import org.jspecify.annotations.NullMarked;
