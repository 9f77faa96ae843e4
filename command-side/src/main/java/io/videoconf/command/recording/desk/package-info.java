/** The recording context's place on the bus: the aggregate's switchboard, and how its automations send commands. */
@NullMarked
package io.videoconf.command.recording.desk;

import org.jspecify.annotations.NullMarked;
