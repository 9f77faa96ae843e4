/** What can be asked about webhooks and their deliveries. */
@NullMarked
package io.videoconf.api.notice.queries;

import org.jspecify.annotations.NullMarked;
