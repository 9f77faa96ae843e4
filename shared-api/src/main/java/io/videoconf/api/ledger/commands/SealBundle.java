package io.videoconf.api.ledger.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.ledger.BundleFile;
import java.util.List;

/**
 * Signs the manifest of an export that the same person began less than an hour ago. Answered with a {@code BundleSeal}.
 *
 * @param files of the bundle, in their order
 */
public record SealBundle(MeetingId meetingId, String exportId, List<BundleFile> files) implements LedgerCommand {
    public SealBundle {
        files = List.copyOf(files);
    }
}
