package io.videoconf.api.ledger.queries;

import io.videoconf.api.kernel.Actor;

/**
 * Asks to compare what is stored with the ledger, for a few seconds. Answered with a {@code LedgerAuditView}.
 *
 * @param from the leaf to begin with
 */
public record AuditLedger(Actor viewer, long from) implements LedgerQuery {}
