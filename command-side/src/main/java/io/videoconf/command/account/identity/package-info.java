/** People whom outside issuers vouch for: opening accounts for them, and linking them to accounts that exist. */
@NullMarked
package io.videoconf.command.account.identity;

import org.jspecify.annotations.NullMarked;
