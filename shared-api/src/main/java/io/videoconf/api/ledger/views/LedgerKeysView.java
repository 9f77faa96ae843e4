package io.videoconf.api.ledger.views;

import java.util.List;

/** Every key that ever signed, the oldest first. */
public record LedgerKeysView(String origin, List<LedgerKeyView> keys) {
    public LedgerKeysView {
        keys = List.copyOf(keys);
    }
}
