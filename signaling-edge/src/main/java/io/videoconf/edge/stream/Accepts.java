package io.videoconf.edge.stream;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Which of two kinds of answers a reader would rather have. */
final class Accepts {
    private Accepts() {}

    /** True when server-sent events are named, and nothing else is preferred. */
    static boolean stream(HttpHeaders headers) {
        try {
            List<MediaType> accepted = headers.getAccept();
            double stream = quality(accepted, MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype);
            double json = quality(accepted, type -> type.includes(MediaType.APPLICATION_JSON));
            return stream > 0 && stream >= json;
        } catch (InvalidMediaTypeException e) {
            // What cannot be read asks for nothing in particular.
            return false;
        }
    }

    private static double quality(List<MediaType> accepted, Predicate<MediaType> wanted) {
        return accepted.stream()
                .filter(wanted)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
