/** Telling people and programs outside: e-mails and webhooks. */
@NullMarked
package io.videoconf.command.notice;

import org.jspecify.annotations.NullMarked;
