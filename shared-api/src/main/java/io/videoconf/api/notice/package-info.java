/** Words of webhooks. */
@NullMarked
package io.videoconf.api.notice;

import org.jspecify.annotations.NullMarked;
