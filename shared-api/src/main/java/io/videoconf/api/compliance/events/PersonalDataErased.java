package io.videoconf.api.compliance.events;

import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.StreamKind;
import java.time.Instant;
import java.util.List;

/**
 * An erasure has reached one stream: whatever was made from it is to be made anew.
 *
 * @param keys ids of the destroyed keys that were used there
 */
public record PersonalDataErased(
        ErasureId erasureId, StreamKind streamKind, String streamId, List<String> keys, Instant at)
        implements DataDestroyed {
    public PersonalDataErased {
        keys = List.copyOf(keys);
    }
}
