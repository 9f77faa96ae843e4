/** What can be asked of a meeting. */
@NullMarked
package io.videoconf.api.meeting.commands;

import org.jspecify.annotations.NullMarked;
