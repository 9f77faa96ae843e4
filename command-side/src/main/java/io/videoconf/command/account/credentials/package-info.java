/** Passwords, sessions and signing keys, kept in PostgreSQL: what is not history. */
@NullMarked
package io.videoconf.command.account.credentials;

import org.jspecify.annotations.NullMarked;
