package io.videoconf.api.ledger.views;

import java.util.List;

/**
 * Some lines of a bundle.
 *
 * @param lines JSON each, without a line feed
 * @param attachments those of recordings that were completed among them, JSON each
 * @param exports those that began among them, JSON each
 * @param next the event that comes next
 */
public record BundlePage(List<String> lines, List<String> attachments, List<String> exports, long next) {
    public BundlePage {
        lines = List.copyOf(lines);
        attachments = List.copyOf(attachments);
        exports = List.copyOf(exports);
    }
}
