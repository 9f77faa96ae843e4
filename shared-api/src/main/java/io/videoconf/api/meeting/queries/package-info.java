/** What can be asked about meetings. */
@NullMarked
package io.videoconf.api.meeting.queries;

import org.jspecify.annotations.NullMarked;
