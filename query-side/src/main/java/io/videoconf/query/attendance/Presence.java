package io.videoconf.query.attendance;

import io.videoconf.api.meeting.views.AttendanceInterval;
import io.videoconf.api.meeting.views.AttendanceLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's presences as they are told: as the facts have them, and what was said of them afterwards.
 *
 * @param until up to when it is known: the end, or while it lasts the present, or when the connection was lost
 * @param to null while it lasts
 */
record Presence(Instant from, @Nullable Instant to, Instant until, Evidence evidence, List<Link> links) {
    static List<Presence> of(List<Stay> stays, Instant now) {
        return stays.stream().map(stay -> of(stay, now)).toList();
    }

    /** After what somebody said: what it is about is cut out, and said anew. */
    static List<Presence> after(List<Presence> before, Correction said) {
        List<Presence> all = new ArrayList<>();
        for (Presence one : before) {
            all.addAll(one.without(said.from(), said.to()));
        }
        if (said.present()) {
            all.add(new Presence(said.from(), said.to(), said.to(), Evidence.CORRECTED, List.of()));
        }
        all.sort(Comparator.comparing(Presence::from));
        return List.copyOf(all);
    }

    AttendanceInterval shown() {
        return new AttendanceInterval(
                from,
                to,
                evidence.text(),
                links.stream()
                        .map(link -> new AttendanceLink(
                                link.from(), link.to(), link.evidence().text()))
                        .toList());
    }

    Duration length() {
        return until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
    }

    private static Presence of(Stay stay, Instant now) {
        Instant to = stay.to();
        Instant lost = stay.lostAt();
        return new Presence(
                stay.from(), to, to != null ? to : lost != null ? lost : now, stay.evidence(), stay.links());
    }

    private List<Presence> without(Instant begin, Instant end) {
        boolean apart = !begin.isBefore(until) || !end.isAfter(from);
        if (apart) {
            return List.of(this);
        }
        List<Presence> rest = new ArrayList<>();
        if (from.isBefore(begin)) {
            rest.add(new Presence(from, begin, begin, Evidence.CORRECTED, links));
        }
        if (end.isBefore(until)) {
            rest.add(new Presence(end, to, until, evidence, links));
        }
        return rest;
    }
}
