package io.videoconf.api.compliance.views;

import io.videoconf.api.kernel.StreamKind;
import java.util.List;

/** Which rules apply to a meeting or recording, one a kind of data that it has. */
public record RetentionView(StreamKind streamKind, String streamId, List<RetentionStanding> standings) {
    public RetentionView {
        standings = List.copyOf(standings);
    }
}
