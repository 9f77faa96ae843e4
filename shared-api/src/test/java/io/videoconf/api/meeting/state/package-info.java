/** The fold of a meeting, and what is answered from it. */
@NullMarked
package io.videoconf.api.meeting.state;

import org.jspecify.annotations.NullMarked;
