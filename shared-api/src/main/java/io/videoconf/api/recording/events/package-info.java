/** What has happened to a recording. */
@NullMarked
package io.videoconf.api.recording.events;

import org.jspecify.annotations.NullMarked;
