/** What has happened in a meeting. */
@NullMarked
package io.videoconf.api.meeting.events;

import org.jspecify.annotations.NullMarked;
