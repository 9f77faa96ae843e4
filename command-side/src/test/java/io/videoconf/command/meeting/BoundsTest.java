package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.MeetingPolicyChange;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.MoveOccurrence;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The least and the most that a meeting may be set to are allowed, and what is next to them is not. */
class BoundsTest {
    private static final Instant FIRST = Play.BEGIN.plusSeconds(3600);

    private static Consumer<Changes> rules(int domains, int minutes) {
        List<String> names = IntStream.range(0, domains)
                .mapToObj(number -> "d" + number + ".example")
                .toList();
        return it -> it.rules = new MeetingPolicyChange(names, null, null, minutes);
    }

    private static void takes(Consumer<Changes> settings) {
        new Play().schedule(null, List.of(), settings);
    }

    private static void refusesField(String rule, String field, Consumer<Changes> settings) {
        Play play = new Play();
        Refusal refusal = play.refuses(
                play.owner, play.scheduling(null, List.of(), settings), RefusalCode.VALIDATION_FAILED, rule);
        assertThat(refusal.details().get("fields"))
                .asInstanceOf(map(String.class, String.class))
                .containsOnlyKeys(field);
    }

    @Test
    void settingsGoFromTheirLeastToTheirMost() {
        takes(it -> {
            it.maxParticipants = 1;
            it.hostGrace = 0;
            it.endAfter = 1;
            it.timeLimit = 1;
        });
        takes(it -> {
            it.maxParticipants = 1000;
            it.hostGrace = 600;
            it.endAfter = 1440;
            it.timeLimit = 1440;
        });
        String rule = "SettingsStayWithinBounds";
        refusesField(rule, "settings.max_participants", it -> it.maxParticipants = 0);
        refusesField(rule, "settings.max_participants", it -> it.maxParticipants = 1001);
        refusesField(rule, "settings.host_grace_seconds", it -> it.hostGrace = -1);
        refusesField(rule, "settings.host_grace_seconds", it -> it.hostGrace = 601);
        refusesField(rule, "settings.host_absent_end_after_minutes", it -> it.endAfter = 0);
        refusesField(rule, "settings.host_absent_end_after_minutes", it -> it.endAfter = 1441);
        refusesField(rule, "settings.time_limit_minutes", it -> it.timeLimit = 0);
        refusesField(rule, "settings.time_limit_minutes", it -> it.timeLimit = 1441);
    }

    @Test
    void policiesGoFromTheirLeastToTheirMost() {
        takes(rules(0, 1));
        takes(rules(50, 43_200));
        String rule = "PolicyStaysWithinBounds";
        refusesField(rule, "settings.allowed_domains", rules(51, 1));
        refusesField(rule, "settings.unattended_expiry_minutes", rules(0, 0));
        refusesField(rule, "settings.unattended_expiry_minutes", rules(0, 43_201));
    }

    @Test
    void aTimeOfASeriesLastsUpToADay() {
        Play play = Play.series("FREQ=WEEKLY;COUNT=3", "UTC", _ -> {});
        Instant later = FIRST.plus(Duration.ofDays(1));
        assertThat(play.does(play.owner, move(play, later, later.plus(Duration.ofDays(1)))))
                .hasExactlyElementsOfTypes(OccurrenceMoved.class);
        for (Duration wrong : List.of(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(1).plusSeconds(1))) {
            play.refuses(
                    play.owner,
                    move(play, later, later.plus(wrong)),
                    RefusalCode.VALIDATION_FAILED,
                    "ATimeEndsAfterItBegins");
        }
        assertThat(play.does(play.owner, lasting(play, Duration.ofDays(1))))
                .hasAtLeastOneElementOfType(MeetingChanged.class);
        play.refuses(
                play.owner,
                lasting(play, Duration.ofDays(1).plusSeconds(1)),
                RefusalCode.VALIDATION_FAILED,
                "ATimeOfASeriesLastsADayAtMost");
    }

    private static MoveOccurrence move(Play play, Instant start, Instant end) {
        return new MoveOccurrence(play.meeting, FIRST, start, end);
    }

    private static ChangeMeeting lasting(Play play, Duration length) {
        return new ChangeMeeting(
                play.meeting,
                null,
                null,
                null,
                FIRST.plus(length),
                null,
                null,
                new Recurrence("FREQ=WEEKLY;COUNT=3", "UTC"));
    }
}
