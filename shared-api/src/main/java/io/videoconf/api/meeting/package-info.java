/** The words of meetings that commands, events and views share. */
@NullMarked
package io.videoconf.api.meeting;

import org.jspecify.annotations.NullMarked;
