package io.videoconf.recurrence;

import io.videoconf.api.meeting.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * The beginnings that a rule comes to. It is computed on the wall clock and only then put into the zone: a meeting at nine is at
 * nine in summer and in winter. A time that the clocks skip is as much later as they are put forward; of one that comes twice, the
 * first counts. Both as RFC 5545 has it (3.3.5).
 */
final class Rhythm {
    /** How far ahead an endless rule is followed: the rarest, each 29 February, comes within it. */
    private static final int YEARS_AHEAD = 50;
    /** More than any rule with an end may have. */
    private static final int MORE_THAN_ALL = 1001;

    private final RuleText text;
    private final Recur<LocalDateTime> rule;
    private final LocalDateTime first;
    private final ZoneId zone;

    private Rhythm(RuleText text, LocalDateTime first, ZoneId zone) {
        this.text = text;
        this.rule = new Recur<>(text.withoutUntil());
        this.first = first;
        this.zone = zone;
    }

    /**
     * Of a rule, beginning then.
     *
     * @throws UnusableRuleException when it cannot be gone by
     */
    static Rhythm of(Recurrence recurrence, Instant firstStart) throws UnusableRuleException {
        if (!ZoneId.getAvailableZoneIds().contains(recurrence.timeZone())) {
            throw new UnusableRuleException("time_zone", "must be an IANA time zone such as Europe/Berlin");
        }
        ZoneId zone = ZoneId.of(recurrence.timeZone());
        RuleText text = RuleText.parse(recurrence.rule(), zone);
        Rhythm rhythm = new Rhythm(text, LocalDateTime.ofInstant(firstStart, zone), zone);
        List<Instant> begin = rhythm.from(firstStart, 1);
        if (begin.isEmpty() || !begin.getFirst().equals(firstStart)) {
            throw new UnusableRuleException("rule", "must come to scheduled_start_time as its first time");
        }
        if (!text.endless() && rhythm.from(firstStart, MORE_THAN_ALL).size() == MORE_THAN_ALL) {
            throw new UnusableRuleException("rule", "comes to more than 1000 times: end it sooner, or not at all");
        }
        return rhythm;
    }

    /** Beginnings at or after a time, in order. */
    List<Instant> from(Instant time, int most) {
        LocalDateTime wanted = LocalDateTime.ofInstant(time, zone).minusDays(1);
        // What is counted is counted from the first on.
        LocalDateTime begin = text.counted() || wanted.isBefore(first) ? first : wanted;
        LocalDateTime last = begin.plusYears(text.counted() ? YEARS_AHEAD * 20L : YEARS_AHEAD);
        int candidates = text.counted() ? MORE_THAN_ALL : most + 3;
        return upTo(text.until(), rule.getDates(first, begin, last, candidates).stream())
                .map(local -> local.atZone(zone).toInstant())
                .filter(start -> !start.isBefore(time))
                .limit(most)
                .toList();
    }

    boolean hits(Instant time) {
        List<Instant> next = from(time, 1);
        return !next.isEmpty() && next.getFirst().equals(time);
    }

    /** The last beginning; null when there is none. */
    @Nullable
    Instant last(Instant firstStart) {
        return text.endless() ? null : from(firstStart, MORE_THAN_ALL).getLast();
    }

    private static Stream<LocalDateTime> upTo(@Nullable LocalDateTime until, Stream<LocalDateTime> times) {
        return until == null ? times : times.takeWhile(time -> !time.isAfter(until));
    }
}
