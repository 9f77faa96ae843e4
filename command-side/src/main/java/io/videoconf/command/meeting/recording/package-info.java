/** What is recorded, as far as the meeting goes. */
@NullMarked
package io.videoconf.command.meeting.recording;

import org.jspecify.annotations.NullMarked;
