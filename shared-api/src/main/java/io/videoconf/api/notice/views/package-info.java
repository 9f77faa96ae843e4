/** How webhooks and their deliveries are answered. */
@NullMarked
package io.videoconf.api.notice.views;

import org.jspecify.annotations.NullMarked;
