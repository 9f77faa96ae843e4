package io.videoconf.api.ledger;

/** Which lines of a bundle are meant. */
public enum BundlePart {
    /** The events as they are stored. */
    EVENTS,
    /** That they are in the tree. */
    PROOFS
}
