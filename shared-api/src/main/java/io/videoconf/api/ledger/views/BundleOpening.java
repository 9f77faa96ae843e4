package io.videoconf.api.ledger.views;

/**
 * What a bundle begins with.
 *
 * @param historyLength events up to the export, which is the last
 * @param treeSize of the head that vouches for all of it
 * @param headsFile the head and those before it, as the bundle has them
 * @param keysFile the public halves of all keys, as the bundle has them
 */
public record BundleOpening(
        String origin, long historyLength, long treeSize, String rootHash, String headsFile, String keysFile) {}
