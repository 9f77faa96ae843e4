package io.videoconf.command.notice.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.recurrence.Occurrence;
import io.videoconf.recurrence.Occurrences;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** A series as calendars read it. */
class SeriesInCalendarsTest {
    private static final Instant FIRST = Instant.parse("2031-03-24T09:30:00Z");
    private static final Instant SECOND = Instant.parse("2031-03-31T08:30:00Z");
    private static final Instant THIRD = Instant.parse("2031-04-07T08:30:00Z");
    private static final Instant NOW = Instant.parse("2031-01-01T00:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CalendarObject.Parties PARTIES =
            new CalendarObject.Parties("ada@example.com", "Ada", "meetings@example.com", "kim@example.com", null);

    private static MeetingFacts meeting(MeetingEvent... more) {
        MeetingId meeting = MeetingId.fresh();
        List<MeetingEvent> log = new ArrayList<>();
        log.add(new MeetingScheduled(
                meeting,
                TenantId.fresh(),
                UserId.fresh(),
                ParticipantId.fresh(),
                "Ada",
                null,
                "Weekly",
                null,
                "123-456-789",
                FIRST,
                FIRST.plusSeconds(1800),
                List.of(),
                MeetingSettings.defaults(),
                NOW));
        log.add(new RecurrenceSet(meeting, new Recurrence("FREQ=WEEKLY;COUNT=5", "Europe/Berlin"), NOW));
        log.addAll(Arrays.asList(more));
        return ((ScheduledMeeting) MeetingFold.replay(log)).facts();
    }

    private static MeetingFacts rearranged() {
        MeetingId any = MeetingId.fresh();
        return meeting(
                new OccurrenceCancelled(any, SECOND, NOW),
                new OccurrenceMoved(any, THIRD, THIRD.plusSeconds(3600), THIRD.plusSeconds(7200), NOW));
    }

    private static Occurrence find(MeetingFacts facts, Instant name) {
        return Occurrences.of(facts).flatMap(times -> times.find(name)).orElseThrow();
    }

    private static List<VEvent> events(String text) throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().hasErrors()).isFalse();
        return calendar.getComponents("VEVENT");
    }

    private static String value(VEvent event, String name) {
        return event.getProperty(name).map(property -> property.getValue()).orElse("");
    }

    @Test
    void aSeriesHasItsRuleItsExceptionsAndItsMovedTimes() throws IOException, ParserException {
        String text = CalendarObject.request(
                rearranged(), FIRST, PARTIES, 2, NOW, BERLIN, URI.create("https://meet.example.com/join/1"));
        assertThat(text.replace("\r\n ", ""))
                .contains("DTSTART;TZID=Europe/Berlin:20310324T103000")
                .contains("RRULE:FREQ=WEEKLY;COUNT=5")
                .contains("EXDATE;TZID=Europe/Berlin:20310331T103000")
                .contains("RECURRENCE-ID;TZID=Europe/Berlin:20310407T103000");
        List<VEvent> events = events(text);
        assertThat(events).hasSize(2);
        assertThat(events).extracting(event -> value(event, "UID")).containsOnly(value(events.getFirst(), "UID"));
        assertThat(value(events.getLast(), "DTSTART")).isEqualTo("20310407T113000");
        assertThat(value(events.getLast(), "DTEND")).isEqualTo("20310407T123000");
        assertThat(value(events.getLast(), "RRULE")).isEmpty();
        assertThat(value(events.getLast(), "EXDATE")).isEmpty();
    }

    @Test
    void oneTimeIsCalledOffByItsName() throws IOException, ParserException {
        MeetingFacts facts = rearranged();
        String text = CalendarObject.cancelOne(
                facts, find(facts, SECOND), PARTIES, 1, NOW, BERLIN, URI.create("https://meet.example.com/join/1"));
        assertThat(text).contains("METHOD:CANCEL").contains("STATUS:CANCELLED");
        VEvent event = events(text).getFirst();
        assertThat(value(event, "RECURRENCE-ID")).isEqualTo("20310331T103000");
        assertThat(value(event, "RRULE")).isEmpty();
    }

    @Test
    void oneTimeIsMovedByItsName() throws IOException, ParserException {
        MeetingFacts facts = rearranged();
        VEvent event = events(CalendarObject.requestOne(
                        facts,
                        find(facts, THIRD),
                        PARTIES,
                        2,
                        NOW,
                        BERLIN,
                        URI.create("https://meet.example.com/join/1")))
                .getFirst();
        assertThat(value(event, "RECURRENCE-ID")).isEqualTo("20310407T103000");
        assertThat(value(event, "DTSTART")).isEqualTo("20310407T113000");
        assertThat(value(event, "SEQUENCE")).isEqualTo("2");
    }
}
