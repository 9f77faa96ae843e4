package io.videoconf.command.notice.mail;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets an e-mail.
 *
 * @param email in lower case
 * @param name null when unknown
 * @param zone in which times are told
 * @param reminders whether they want to be reminded
 */
public record Reader(String email, @Nullable String name, ZoneId zone, boolean reminders) {}
