package io.videoconf.messaging.sealing;

import java.util.UUID;

/** The ring of a side that stores no events: it opens, and makes nothing. */
final class ReadingRing implements KeyRing {
    private final OpeningKeys keys;

    ReadingRing(OpeningKeys keys) {
        this.keys = keys;
    }

    @Override
    public PersonKey toSeal(String person, String stream) {
        throw new IllegalStateException("keys are made on the command side only");
    }

    @Override
    public PersonKey toOpen(UUID id) {
        return keys.get(id);
    }

    @Override
    public String address(String email) {
        throw new IllegalStateException("keys are made on the command side only");
    }

    @Override
    public boolean seals() {
        return false;
    }
}
