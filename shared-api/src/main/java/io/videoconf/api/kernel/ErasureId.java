package io.videoconf.api.kernel;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The erasure of one person, and the name of its event stream.
 */
public record ErasureId(String value) implements Id {
    public ErasureId {
        Id.requireUuid(value);
    }

    /** The one erasure that a person can have; whoever knows the person knows its id. */
    public static ErasureId of(UserId person) {
        return new ErasureId(UUID.nameUUIDFromBytes(("erasure of " + person.value()).getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
