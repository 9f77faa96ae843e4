package io.videoconf.api.ledger.views;

/**
 * What makes a bundle whole.
 *
 * @param manifest as the bundle has it
 * @param note its signature, a signed note
 */
public record BundleSeal(String manifest, String note) {}
