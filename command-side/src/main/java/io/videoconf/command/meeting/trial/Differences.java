package io.videoconf.command.meeting.trial;

import io.videoconf.api.meeting.views.TrialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What two outcomes of one meeting differ in, in words. */
public final class Differences {
    /** A deadline is decided some moments after it is due. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private Differences() {}

    /** In words; none when they come to the same. */
    public static List<String> of(TrialOutcome was, TrialOutcome would) {
        List<String> all = new ArrayList<>();
        add(all, "host", hosts(was), hosts(would));
        add(all, "left without a host", times(was.hostGone()), times(would.hostGone()));
        if (Math.abs(was.secondsWithoutHost() - would.secondsWithoutHost()) > SLACK.toSeconds()) {
            add(all, "seconds without a host", was.secondsWithoutHost(), would.secondsWithoutHost());
        }
        add(all, "people who waited", was.waited(), would.waited());
        add(all, "people who were never let in", was.notLetIn(), would.notLetIn());
        add(all, "warnings of the time limit", was.warnings(), would.warnings());
        if (!sameEnd(was, would)) {
            all.add("end: was " + end(was) + ", would be " + end(would));
        }
        would.refused().stream()
                .filter(step -> was.refused().stream().noneMatch(other -> other.equals(step)))
                .map(step -> "refused: " + step.command() + " at " + step.at() + " by " + step.rule())
                .forEach(all::add);
        if (would.impossible() > was.impossible()) {
            all.add("would not have been possible: " + (would.impossible() - was.impossible())
                    + " of the things that people did");
        }
        return all;
    }

    /** Whether a run of a meeting's own policy comes to what is recorded. */
    public static boolean isFaithful(TrialOutcome recorded, TrialOutcome control) {
        return hosts(recorded).equals(hosts(control))
                && recorded.hostGone() == control.hostGone()
                && recorded.waited() == control.waited()
                && sameEnd(recorded, control)
                && control.refused().isEmpty()
                && control.impossible() == 0;
    }

    private static boolean sameEnd(TrialOutcome was, TrialOutcome would) {
        Instant one = was.endedAt();
        Instant other = would.endedAt();
        boolean sameTime = one == null || other == null
                ? Objects.equals(one, other)
                : Duration.between(one, other).abs().compareTo(SLACK) <= 0;
        return was.endCause() == would.endCause() && sameTime;
    }

    private static void add(List<String> all, String what, Object was, Object would) {
        if (!was.equals(would)) {
            all.add(what + ": was " + was + ", would be " + would);
        }
    }

    private static String times(int often) {
        return often == 1 ? "once" : often == 0 ? "never" : often + " times";
    }

    private static String hosts(TrialOutcome outcome) {
        return outcome.hostChanges().isEmpty()
                ? "unchanged"
                : outcome.hostChanges().stream()
                        .map(step -> step.rule().name().toLowerCase(Locale.ROOT) + " " + step.participantId())
                        .collect(Collectors.joining(", "));
    }

    private static String end(TrialOutcome outcome) {
        return outcome.endedAt() == null
                ? "not over by the last that is recorded"
                : cause(outcome.endCause()) + " at " + outcome.endedAt();
    }

    private static String cause(@Nullable Enum<?> cause) {
        return cause == null ? "cancelled" : cause.name().toLowerCase(Locale.ROOT);
    }
}
