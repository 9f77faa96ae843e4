package io.videoconf.command.meeting.series;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.Series;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Rule;
import io.videoconf.recurrence.Occurrence;
import io.videoconf.recurrence.Occurrences;
import io.videoconf.recurrence.UnusableRuleException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of meetings that take place again and again. */
public final class SeriesRules {
    private static final Duration LONGEST = Duration.ofDays(1);

    private SeriesRules() {}

    /**
     * What a series is to be.
     *
     * @param recurrence null for a meeting that takes place once: then nothing is against it
     */
    public record Plan(
            @Nullable Recurrence recurrence,
            @Nullable Instant start,
            @Nullable Instant end) {}

    /** Looks at a plan. */
    public static Check check(Check before, Plan plan) {
        return before.and(new ASeriesHasAFirstTime(), plan)
                .and(new ATimeOfASeriesLastsADayAtMost(), plan)
                .and(new ARuleCanBeGoneBy(), plan);
    }

    /** From the first time all others are derived. */
    record ASeriesHasAFirstTime() implements Rule<Plan> {
        @Override
        public boolean holds(Plan it) {
            return it.recurrence() == null || (it.start() != null && it.end() != null);
        }

        @Override
        public Refusal refusal(Plan it) {
            return Refusal.of(code(), name())
                    .with("fields", Map.of("recurrence", "needs scheduled_start_time and scheduled_end_time"));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }
    }

    /** Times that overlap could not be begun and ended in their turn. */
    record ATimeOfASeriesLastsADayAtMost() implements Rule<Plan> {
        @Override
        public boolean holds(Plan it) {
            Instant start = it.start();
            Instant end = it.end();
            return it.recurrence() == null
                    || start == null
                    || end == null
                    || Duration.between(start, end).compareTo(LONGEST) <= 0;
        }

        @Override
        public Refusal refusal(Plan it) {
            return Refusal.of(code(), name())
                    .with("fields", Map.of("scheduled_end_time", "must be within a day of scheduled_start_time"));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }
    }

    /** What cannot be computed is refused before it is a fact. */
    record ARuleCanBeGoneBy() implements Rule<Plan> {
        @Override
        public boolean holds(Plan it) {
            return wrong(it).isEmpty();
        }

        @Override
        public Refusal refusal(Plan it) {
            return Refusal.of(code(), name()).with("fields", wrong(it));
        }

        private static Map<String, String> wrong(Plan it) {
            Recurrence recurrence = it.recurrence();
            Instant start = it.start();
            if (recurrence == null || start == null) {
                return Map.of();
            }
            try {
                Occurrences.check(recurrence, start);
                return Map.of();
            } catch (UnusableRuleException e) {
                return Map.of("recurrence." + e.field(), e.reason());
            }
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }
    }

    /** What runs is not made a series of: its own time would be none of it. */
    public record ARunningMeetingBecomesNoSeries(boolean series) implements Rule<ChangeMeeting> {
        @Override
        public boolean holds(ChangeMeeting it) {
            return series || it.recurrence() == null;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** A meeting that takes place once has no times to call off or move: it is cancelled, or changed. */
    record OnlyASeriesHasTimes() implements Rule<MeetingFacts> {
        @Override
        public boolean holds(MeetingFacts it) {
            return it.series() != null;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** A time is named by its beginning by the rule. */
    record TheTimeIsOfTheSeries() implements Rule<Optional<Occurrence>> {
        @Override
        public boolean holds(Optional<Occurrence> it) {
            return it.isPresent();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.NOT_FOUND;
        }
    }

    /** What takes place, or took place, is neither called off nor moved. */
    record WhatHasBegunStays(MeetingFacts facts) implements Rule<Instant> {
        @Override
        public boolean holds(Instant it) {
            Series series = facts.series();
            return series == null
                    || (!it.equals(series.current()) && series.heldAt(it).isEmpty());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** What was called off is not moved. */
    record WhatWasCalledOffStaysOff() implements Rule<Occurrence> {
        @Override
        public boolean holds(Occurrence it) {
            return !it.cancelled();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }

    /** A time ends after it begins, and within a day. */
    record ATimeEndsAfterItBegins() implements Rule<Duration> {
        @Override
        public boolean holds(Duration it) {
            return it.isPositive() && it.compareTo(LONGEST) <= 0;
        }

        @Override
        public Refusal refusal(Duration it) {
            return Refusal.of(code(), name())
                    .with("fields", Map.of("scheduled_end_time", "must be after scheduled_start_time, within a day"));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }
    }

    /** Of a series, its owner and its host decide. */
    record OnlyHostsRearrange() implements Rule<Caller> {
        @Override
        public boolean holds(Caller it) {
            return it.hosts();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }
}
