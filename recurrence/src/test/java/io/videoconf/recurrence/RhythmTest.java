package io.videoconf.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.meeting.Recurrence;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {
    private static final Instant NINE_IN_BERLIN = Instant.parse("2026-03-23T08:00:00Z");

    private static List<String> times(String rule, String zone, String first, int most) throws UnusableRuleException {
        Instant start = Instant.parse(first);
        return Rhythm.of(new Recurrence(rule, zone), start).from(start, most).stream()
                .map(Instant::toString)
                .toList();
    }

    @Test
    void nineStaysNineWhenTheClocksChange() throws UnusableRuleException {
        assertThat(times("FREQ=WEEKLY;COUNT=3", "Europe/Berlin", "2026-03-23T08:00:00Z", 10))
                .containsExactly("2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z", "2026-04-06T07:00:00Z");
        assertThat(times("FREQ=DAILY;COUNT=3", "America/New_York", "2026-10-31T13:00:00Z", 10))
                .containsExactly("2026-10-31T13:00:00Z", "2026-11-01T14:00:00Z", "2026-11-02T14:00:00Z");
    }

    @Test
    void aSkippedTimeIsLaterAndOfATimeThatComesTwiceTheFirstCounts() throws UnusableRuleException {
        assertThat(times("FREQ=DAILY;COUNT=3", "Europe/Berlin", "2026-03-28T01:30:00Z", 10))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
        assertThat(times("FREQ=DAILY;COUNT=3", "Europe/Berlin", "2026-10-24T00:30:00Z", 10))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3            | 2026-01-30T10:00:00Z | 2026-02-27T10:00:00Z | 2026-03-27T10:00:00Z",
                "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3         | 2026-01-31T10:00:00Z | 2026-03-31T10:00:00Z | 2026-05-31T10:00:00Z",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29        | 2028-02-29T10:00:00Z | 2032-02-29T10:00:00Z | 2036-02-29T10:00:00Z",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO | 1997-08-05T09:00:00Z | 1997-08-10T09:00:00Z | 1997-08-19T09:00:00Z",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU | 1997-08-05T09:00:00Z | 1997-08-17T09:00:00Z | 1997-08-19T09:00:00Z",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2026-01-30T10:00:00Z | 2026-02-27T10:00:00Z | 2026-03-31T10:00:00Z",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO           | 1997-05-12T09:00:00Z | 1998-05-11T09:00:00Z | 1999-05-17T09:00:00Z",
                "FREQ=DAILY;UNTIL=20260117T100000Z          | 2026-01-15T10:00:00Z | 2026-01-16T10:00:00Z | 2026-01-17T10:00:00Z",
            })
    void aRuleComesToItsTimes(String rule, String first, String second, String third) throws UnusableRuleException {
        assertThat(times(rule, "UTC", first, 3)).containsExactly(first, second, third);
    }

    @Test
    void anEndIsInclusiveAndNothingComesAfterIt() throws UnusableRuleException {
        assertThat(times("FREQ=DAILY;UNTIL=20260117T100000Z", "UTC", "2026-01-15T10:00:00Z", 100))
                .hasSize(3);
        assertThat(times("FREQ=DAILY;UNTIL=20260117T095959Z", "UTC", "2026-01-15T10:00:00Z", 100))
                .hasSize(2);
        assertThat(times("FREQ=DAILY;UNTIL=20260117", "UTC", "2026-01-15T10:00:00Z", 100))
                .hasSize(3);
        assertThat(times("FREQ=DAILY;COUNT=1000", "UTC", "2026-01-15T10:00:00Z", 2000))
                .hasSize(1000);
    }

    @Test
    void anEndlessRuleIsFollowedFromAnywhere() throws UnusableRuleException {
        Rhythm weekly = Rhythm.of(new Recurrence("FREQ=WEEKLY;INTERVAL=2", "Europe/Berlin"), NINE_IN_BERLIN);
        assertThat(weekly.from(Instant.parse("2056-03-20T00:00:00Z"), 2))
                .containsExactly(Instant.parse("2056-03-27T07:00:00Z"), Instant.parse("2056-04-10T07:00:00Z"));
        assertThat(weekly.last(NINE_IN_BERLIN)).isNull();
        assertThat(weekly.hits(Instant.parse("2056-04-10T07:00:00Z"))).isTrue();
        assertThat(weekly.hits(Instant.parse("2056-04-03T07:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WEEKLY",
                "RRULE:FREQ=DAILY",
                "FREQ=HOURLY",
                "FREQ=SECONDLY;COUNT=5",
                "freq=daily",
                "FREQ=DAILY;",
                "FREQ=DAILY;FREQ=WEEKLY",
                "INTERVAL=2",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=1001",
                "FREQ=DAILY;COUNT=-1",
                "FREQ=DAILY;COUNT=2;UNTIL=20260417",
                "FREQ=DAILY;UNTIL=20261341",
                "FREQ=DAILY;UNTIL=20260417T100000",
                "FREQ=DAILY;UNTIL=20250101",
                "FREQ=DAILY;UNTIL=20991231",
                "FREQ=DAILY;BYHOUR=9",
                "FREQ=DAILY;BYYEARDAY=1",
                "FREQ=DAILY;X-PART=1",
                "FREQ=WEEKLY;BYDAY=1MO",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=WEEKLY;BYMONTHDAY=1",
                "FREQ=WEEKLY;BYDAY=TU",
                "FREQ=MONTHLY;BYMONTH=13",
                "FREQ=MONTHLY;BYMONTH=-1",
                "FREQ=MONTHLY;BYMONTHDAY=0",
                "FREQ=MONTHLY;BYSETPOS=1",
                "FREQ=MONTHLY;BYDAY=60MO",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO",
                "FREQ=DAILY;WKST=1MO",
            })
    void anUnusableRuleIsRefused(String rule) {
        assertThatThrownBy(() -> Rhythm.of(new Recurrence(rule, "Europe/Berlin"), NINE_IN_BERLIN))
                .isInstanceOf(UnusableRuleException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "+02:00", "UTC+1", "Europe/Nowhere"})
    void anUnknownZoneIsRefused(String zone) {
        assertThatThrownBy(() -> Rhythm.of(new Recurrence("FREQ=DAILY", zone), NINE_IN_BERLIN))
                .isInstanceOfSatisfying(
                        UnusableRuleException.class,
                        refused -> assertThat(refused.field()).isEqualTo("time_zone"));
    }
}
