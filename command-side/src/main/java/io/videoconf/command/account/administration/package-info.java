/** What a tenant's administrators do to its accounts: type, suspension, reinstatement. */
@NullMarked
package io.videoconf.command.account.administration;

import org.jspecify.annotations.NullMarked;
