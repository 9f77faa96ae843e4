package io.videoconf.api.legacy.views;

import java.util.List;

/**
 * Ids in the order of their numbers.
 */
public record LegacyIds(List<String> ids) {
    public LegacyIds {
        ids = List.copyOf(ids);
    }
}
