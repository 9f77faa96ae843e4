package io.videoconf.api.compliance.queries;

import java.util.List;

/**
 * Asks for keys that personal data is sealed with; answered by {@link io.videoconf.api.compliance.views.PersonKeys}.
 *
 * @param keyIds UUIDs
 */
public record FindPersonKeys(List<String> keyIds) {
    public FindPersonKeys {
        keyIds = List.copyOf(keyIds);
    }
}
