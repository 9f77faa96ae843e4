package io.videoconf.edge.rest;

import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.edge.gateway.Call;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which point of a meeting's or a recording's history a request asks about. */
final class Points {
    private Points() {}

    /** From {@code as_of} or {@code as_of_sequence}; null for the present. */
    static @Nullable AsOf asOf(Call call) {
        return read(call, "as_of", "as_of_sequence");
    }

    /** From {@code at} or {@code at_sequence}; null for the present. */
    static @Nullable AsOf at(Call call) {
        return read(call, "at", "at_sequence");
    }

    private static @Nullable AsOf read(Call call, String byTime, String bySequence) {
        Instant time = call.params().time(byTime).orNull();
        Long sequence = call.params().number(bySequence, 1, Long.MAX_VALUE).orNull();
        if (time != null && sequence != null) {
            call.params().refuse(byTime, "cannot be given together with " + bySequence);
        }
        if (sequence != null) {
            return new AtSequence(sequence);
        }
        return time == null ? null : new AtTime(time);
    }
}
