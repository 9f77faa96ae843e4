/** Whose an e-mail address is: codes that are written to it, and whose word counts besides. */
@NullMarked
package io.videoconf.command.account.verification;

import org.jspecify.annotations.NullMarked;
