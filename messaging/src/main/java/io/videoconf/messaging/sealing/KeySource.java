package io.videoconf.messaging.sealing;

import io.videoconf.api.compliance.views.PersonKeys;
import java.util.List;
import java.util.UUID;

/** Where stored keys of people come from: the store itself on the command side, the command side everywhere else. */
public interface KeySource {
    /**
     * Keys with these ids, the destroyed among them; nothing for ids that never were.
     *
     * @throws KeysUnavailableException when nobody answers
     */
    PersonKeys find(List<UUID> ids);

    /**
     * What was destroyed.
     *
     * @param after number of the last erasure that is known
     * @throws KeysUnavailableException when nobody answers
     */
    PersonKeys erased(long after);
}
