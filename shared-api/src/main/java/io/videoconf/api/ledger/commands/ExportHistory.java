package io.videoconf.api.ledger.commands;

import io.videoconf.api.kernel.MeetingId;
import org.jspecify.annotations.Nullable;

/**
 * Begins an export of a meeting's history, which is a fact in it. Answered with a {@code Receipt}.
 *
 * @param exportId a UUID; the id of the fact
 * @param reason what it is for, such as the id of a case; without it only those who lead the meeting may
 */
public record ExportHistory(
        MeetingId meetingId, String exportId, @Nullable String reason) implements LedgerCommand {}
