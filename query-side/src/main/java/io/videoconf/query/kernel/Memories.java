package io.videoconf.query.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one thread remembers of streams, the ones used last. */
final class Memories {
    private static final int REMEMBERED = 4_096;

    private Memories() {}

    static Map<String, Object> fresh() {
        return new Lately();
    }

    private static final class Lately extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        Lately() {
            super(REMEMBERED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
            return size() > REMEMBERED;
        }
    }
}
