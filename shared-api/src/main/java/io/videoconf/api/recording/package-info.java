/** The words of recordings that commands, events and views share. */
@NullMarked
package io.videoconf.api.recording;

import org.jspecify.annotations.NullMarked;
