/** What accounts have used up of their limits: kept for edges over a restart, as rows that an hour makes worthless. */
@NullMarked
package io.videoconf.command.account.spending;

import org.jspecify.annotations.NullMarked;
