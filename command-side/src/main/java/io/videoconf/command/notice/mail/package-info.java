/** E-mails about meetings: who gets which, what is in them, the outbox, and the one who brings them to the mail server. */
@NullMarked
package io.videoconf.command.notice.mail;

import org.jspecify.annotations.NullMarked;
