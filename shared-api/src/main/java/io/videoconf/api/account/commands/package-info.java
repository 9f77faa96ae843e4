/** What can be asked of an account. */
@NullMarked
package io.videoconf.api.account.commands;

import org.jspecify.annotations.NullMarked;
