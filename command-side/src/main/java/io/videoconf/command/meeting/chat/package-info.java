/** What people write. */
@NullMarked
package io.videoconf.command.meeting.chat;

import org.jspecify.annotations.NullMarked;
