/** What may be done to a webhook, and what it is after its events: pure. */
@NullMarked
package io.videoconf.command.notice.webhook;

import org.jspecify.annotations.NullMarked;
