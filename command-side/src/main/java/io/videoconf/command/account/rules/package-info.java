/** Who may ask what of an account, and what a field may hold: rules as values, named by the sentence they enforce. */
@NullMarked
package io.videoconf.command.account.rules;

import org.jspecify.annotations.NullMarked;
