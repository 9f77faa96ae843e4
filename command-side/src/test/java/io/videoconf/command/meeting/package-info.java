/** What happens in meetings: given, when, then; and at random. */
@NullMarked
package io.videoconf.command.meeting;

import org.jspecify.annotations.NullMarked;
