package io.videoconf.api.account.queries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks which sessions and accounts were closed; answered by Closings.
 *
 * @param since only what was closed at or after this time; null for all that a token in use may still run into
 */
public record FindClosings(@Nullable Instant since) {}
