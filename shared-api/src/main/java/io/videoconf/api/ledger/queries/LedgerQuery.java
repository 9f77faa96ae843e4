package io.videoconf.api.ledger.queries;

/** Whatever is asked of the ledger. */
public sealed interface LedgerQuery
        permits FindCheckpoint,
                ListCheckpoints,
                FindConsistency,
                FindLedgerKeys,
                FindHistoryProof,
                AuditLedger,
                OpenBundle,
                ReadBundle {}
