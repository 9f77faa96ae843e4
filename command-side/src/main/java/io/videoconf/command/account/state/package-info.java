/** What an account is at any point of its history, and how each fact changes it. */
@NullMarked
package io.videoconf.command.account.state;

import org.jspecify.annotations.NullMarked;
