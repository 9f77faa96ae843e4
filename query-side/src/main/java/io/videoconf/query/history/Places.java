package io.videoconf.query.history;

import io.videoconf.query.kernel.Batch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/** Where streams belong: kept beside the history, one small document a stream, written once. */
final class Places {
    static final String PART = "places";
    private static final String TENANT = "tenant";
    private static final String MEETING = "meeting";
    private static final int REMEMBERED = 16_384;

    /** What is right once is right for ever, so it does not matter which build of the view it was read from. */
    private final Map<String, Place> recent = Collections.synchronizedMap(new Recent());

    /** Keeps where a stream belongs, as its first event says. */
    void keep(String stream, Place place, Batch batch) {
        recent.put(stream, place);
        batch.beside(PART, stream, 1, () -> new Document(TENANT, place.tenant()).append(MEETING, place.meeting()));
    }

    /** Where a stream belongs, as far as it is known. */
    Place of(String stream, Batch batch) {
        Place remembered = recent.get(stream);
        if (remembered != null) {
            return remembered;
        }
        Document document = stream.isEmpty() ? null : batch.findBeside(PART, stream);
        if (document == null) {
            return Place.UNKNOWN;
        }
        Place found = new Place(document.getString(TENANT), document.getString(MEETING));
        recent.put(stream, found);
        return found;
    }

    private static final class Recent extends LinkedHashMap<String, Place> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(REMEMBERED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > REMEMBERED;
        }
    }
}
