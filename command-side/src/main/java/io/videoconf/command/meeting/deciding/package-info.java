/** What all capabilities decide with: who calls, which rules hold, how facts of one decision build on each other. */
@NullMarked
package io.videoconf.command.meeting.deciding;

import org.jspecify.annotations.NullMarked;
