/** Who has guessed at passwords, and who asks to come in how often: kept beside the meetings, not in them. */
@NullMarked
package io.videoconf.command.meeting.door;

import org.jspecify.annotations.NullMarked;
