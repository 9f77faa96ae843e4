package io.videoconf.api.ledger;

/**
 * A file of an exported bundle.
 *
 * @param size bytes
 * @param sha256 lower-case hex
 */
public record BundleFile(String name, long size, String sha256) {}
