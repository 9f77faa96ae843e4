package io.videoconf.api.kernel;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What somebody has said about how long is kept, and the name of its event stream.
 */
public record RetentionPolicyId(String value) implements Id {
    public RetentionPolicyId {
        Id.requireUuid(value);
    }

    /** The one policy that an organisation, an account or a meeting has. */
    public static RetentionPolicyId of(Enum<?> scope, String subjectId) {
        String name = "retention policy of " + scope.name() + " " + subjectId;
        return new RetentionPolicyId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
