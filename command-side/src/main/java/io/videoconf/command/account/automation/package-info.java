/** What happens elsewhere because an account was closed or suspended. */
@NullMarked
package io.videoconf.command.account.automation;

import org.jspecify.annotations.NullMarked;
