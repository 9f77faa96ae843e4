package io.videoconf.command.platform;

import io.videoconf.api.compliance.queries.FindErasedKeys;
import io.videoconf.api.compliance.queries.FindPersonKeys;
import io.videoconf.api.compliance.views.PersonKeys;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;

/** Tells the other sides the keys of people, encrypted as they are stored. */
public class KeyAnswers {
    private final StoredKeys keys;

    KeyAnswers(StoredKeys keys) {
        this.keys = keys;
    }

    @QueryHandler
    PersonKeys on(FindPersonKeys query) {
        return keys.find(query.keyIds().stream().map(UUID::fromString).toList());
    }

    @QueryHandler
    PersonKeys on(FindErasedKeys query) {
        return keys.erased(query.after());
    }
}
