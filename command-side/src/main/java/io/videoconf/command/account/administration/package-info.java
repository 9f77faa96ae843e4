/** What a tenant's administrators do to its accounts: type, role, suspension, reinstatement, closing. */
@NullMarked
package io.videoconf.command.account.administration;

import org.jspecify.annotations.NullMarked;
