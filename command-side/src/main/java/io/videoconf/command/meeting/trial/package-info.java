/** A meeting of the past played under another policy, with the decisions that decided it: pure. */
@NullMarked
package io.videoconf.command.meeting.trial;

import org.jspecify.annotations.NullMarked;
