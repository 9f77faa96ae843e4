package io.videoconf.api.account.views;

import io.videoconf.api.account.ClosingKind;
import java.time.Instant;

/**
 * Something that lets nobody in any more.
 *
 * @param subject a session's id, or an account's
 */
public record Closing(ClosingKind kind, String subject, Instant at) {}
