/** Opening an account. */
@NullMarked
package io.videoconf.command.account.registration;

import org.jspecify.annotations.NullMarked;
