/** What is answered about meetings. */
@NullMarked
package io.videoconf.api.meeting.views;

import org.jspecify.annotations.NullMarked;
