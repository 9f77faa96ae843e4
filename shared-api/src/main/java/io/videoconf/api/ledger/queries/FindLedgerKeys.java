package io.videoconf.api.ledger.queries;

/** Asks for the public halves of all keys that ever signed. Answered with {@code LedgerKeysView}. */
public record FindLedgerKeys() implements LedgerQuery {}
