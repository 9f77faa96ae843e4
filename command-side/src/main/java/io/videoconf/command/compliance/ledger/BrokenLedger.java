package io.videoconf.command.compliance.ledger;

/** The ledger's own rows are not what the ledger left there. */
final class BrokenLedger extends IllegalStateException {
    BrokenLedger(String message) {
        super(message);
    }
}
