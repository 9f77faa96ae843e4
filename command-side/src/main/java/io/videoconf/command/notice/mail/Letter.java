package io.videoconf.command.notice.mail;

import org.jspecify.annotations.Nullable;

/**
 * What is in one e-mail, apart from who sends it. Stored as JSON until it is sent.
 *
 * @param replyTo an address; null for none
 * @param calendar an iCalendar object; null when the meeting has no time
 * @param method the iCalendar object's METHOD; null without one
 */
public record Letter(
        String subject,
        String text,
        String html,
        @Nullable String replyTo,
        @Nullable String calendar,
        @Nullable String method) {}
