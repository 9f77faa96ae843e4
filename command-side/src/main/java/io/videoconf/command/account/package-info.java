/** People's accounts: pure decisions and their state, and beside them the credentials that are not history. */
@NullMarked
package io.videoconf.command.account;

import org.jspecify.annotations.NullMarked;
