package io.videoconf.messaging;

import io.videoconf.api.kernel.Id;
import org.axonframework.common.IdentifierFactory;

/**
 * Names messages as everything else is named: by UUIDs in the order of time, so that an index of them grows at its end. The
 * framework finds this by the class's name in {@code META-INF/services}.
 */
public final class MessageIds extends IdentifierFactory {
    @Override
    public String generateIdentifier() {
        return Id.freshUuid();
    }
}
