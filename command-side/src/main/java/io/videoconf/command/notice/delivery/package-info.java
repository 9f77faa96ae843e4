/** Webhook endpoints, what is delivered to them, and how: signed, guarded, again until it is taken. */
@NullMarked
package io.videoconf.command.notice.delivery;

import org.jspecify.annotations.NullMarked;
