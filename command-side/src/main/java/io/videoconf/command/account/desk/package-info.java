/** The account context's place on the bus: the aggregate's switchboard, and who answers for credentials. */
@NullMarked
package io.videoconf.command.account.desk;

import org.jspecify.annotations.NullMarked;
