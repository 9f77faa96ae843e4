package io.videoconf.api.kernel;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The end of one kind of data of one meeting or recording, and the name of its event stream.
 */
public record RetentionId(String value) implements Id {
    public RetentionId {
        Id.requireUuid(value);
    }

    /** The one end that it can have. */
    public static RetentionId of(Enum<?> kind, String streamId) {
        String name = "retention of " + kind.name() + " " + streamId;
        return new RetentionId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
