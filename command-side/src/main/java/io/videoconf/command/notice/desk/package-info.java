/** The notice context's place on the bus: the webhook's switchboard, and who answers for endpoints and deliveries. */
@NullMarked
package io.videoconf.command.notice.desk;

import org.jspecify.annotations.NullMarked;
