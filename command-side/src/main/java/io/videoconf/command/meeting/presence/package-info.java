/** Who is there: connections are lost, graces end, people leave. */
@NullMarked
package io.videoconf.command.meeting.presence;

import org.jspecify.annotations.NullMarked;
