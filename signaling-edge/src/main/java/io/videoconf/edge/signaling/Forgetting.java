package io.videoconf.edge.signaling;

import io.videoconf.messaging.sealing.OpeningKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the meetings of this edge forget what they remember, when somebody was erased. */
@Component
final class Forgetting {
    /** An edge that reads no events has no keys, and nothing of its own to forget. */
    Forgetting(ObjectProvider<OpeningKeys> keys, MeetingHubs hubs) {
        keys.ifAvailable(known -> known.onErasure(_ -> hubs.forget()));
    }
}
