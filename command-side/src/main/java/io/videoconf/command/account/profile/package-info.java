/** What people change about their own account. */
@NullMarked
package io.videoconf.command.account.profile;

import org.jspecify.annotations.NullMarked;
