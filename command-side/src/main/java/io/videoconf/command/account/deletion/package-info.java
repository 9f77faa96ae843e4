/** Closing one's own account for good. */
@NullMarked
package io.videoconf.command.account.deletion;

import org.jspecify.annotations.NullMarked;
