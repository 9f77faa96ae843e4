/** Which connection is on which edge, and what becomes of the connections of an edge that is dead. */
@NullMarked
package io.videoconf.command.meeting.connections;

import org.jspecify.annotations.NullMarked;
