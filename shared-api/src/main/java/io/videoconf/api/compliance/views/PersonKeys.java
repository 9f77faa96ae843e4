package io.videoconf.api.compliance.views;

import java.util.List;

/** Keys that personal data is sealed with. What was never there is not in it. */
public record PersonKeys(List<PersonKeyView> keys) {
    public PersonKeys {
        keys = List.copyOf(keys);
    }
}
