package io.videoconf.command.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.command.notice.rows.MeetingStory;
import java.io.StringReader;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.Test;

/** What is in an e-mail about a meeting. */
class LettersTest {
    private final Pen pen = new Pen("meetings@example.net", URI.create("https://meet.example.com"));

    @Test
    void anInvitationHasACalendarObjectThatCalendarsTake() throws Exception {
        Letter letter = write(LetterKind.INVITATION, 0, "Planning");

        Calendar calendar = parsed(letter);
        assertThat(calendar.validate(true).hasErrors())
                .as(calendar.validate(true)::toString)
                .isFalse();
        VEvent event = event(calendar);
        assertThat(value(calendar, Property.METHOD)).isEqualTo("REQUEST");
        assertThat(letter.method()).isEqualTo("REQUEST");
        assertThat(value(event, Property.UID)).isEqualTo(Stories.MEETING + "@videoconf");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
        assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:ada@example.com");
        assertThat(letter.calendar()).contains("SENT-BY=\"mailto:meetings@example.net\"");
        assertThat(value(event, Property.ATTENDEE)).isEqualTo("mailto:kim@example.org");
        assertThat(letter.calendar()).contains("RSVP=TRUE", "PARTSTAT=NEEDS-ACTION");
        assertThat(letter.replyTo()).isEqualTo("ada@example.com");
    }

    /** The night before, Berlin goes over to summer time. */
    @Test
    void timesAreInTheOrganizersZoneAndTheZoneIsTold() throws Exception {
        Letter letter = write(LetterKind.INVITATION, 0, "Planning");

        Calendar calendar = parsed(letter);
        assertThat(letter.calendar()).contains("DTSTART;TZID=Europe/Berlin:20260330T100000");
        assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(1);
        DtStart<?> start =
                event(calendar).<DtStart<?>>getProperty(Property.DTSTART).orElseThrow();
        assertThat(ZonedDateTime.from(start.getDate()).toInstant()).isEqualTo(Stories.START);
        assertThat(letter.text()).contains("Monday, 30 March 2026, 04:00\u201304:30 (America/New_York)");
    }

    @Test
    void aCancellationTakesTheSameEntryAway() throws Exception {
        Letter letter = write(LetterKind.CANCELLATION, 2, "Planning");

        Calendar calendar = parsed(letter);
        assertThat(calendar.validate(true).hasErrors())
                .as(calendar.validate(true)::toString)
                .isFalse();
        assertThat(value(calendar, Property.METHOD)).isEqualTo("CANCEL");
        assertThat(value(event(calendar), Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(event(calendar), Property.SEQUENCE)).isEqualTo("2");
        assertThat(value(event(calendar), Property.UID)).isEqualTo(Stories.MEETING + "@videoconf");
        assertThat(letter.text()).doesNotContain("join/");
    }

    @Test
    void whatPeopleWriteIsTextAndNothingElse() throws Exception {
        Letter letter = write(LetterKind.CHANGE, 1, "Plan\r\nBcc: all@example.com\nEND:VCALENDAR<script>");

        assertThat(letter.subject()).doesNotContain("\n", "\r");
        assertThat(letter.html()).doesNotContain("<script>", "<b>").contains("&lt;b&gt;cake");
        Calendar calendar = parsed(letter);
        assertThat(calendar.getComponents(Component.VEVENT)).hasSize(1);
        assertThat(value(event(calendar), Property.SUMMARY))
                .isEqualTo("Plan Bcc: all@example.com END:VCALENDAR<script>");
        assertThat(value(event(calendar), Property.DESCRIPTION)).startsWith("Bring <b>cake</b>.");
    }

    @Test
    void theSameFactAlwaysMakesTheSameLetter() {
        MeetingStory story = Stories.story(0, Stories.scheduled("Planning"), Stories.invited("kim@example.org"));
        MeetingFacts facts = Objects.requireNonNull(story.facts());
        assertThat(pen.write(LetterKind.INVITATION, story, facts, Stories.KIM, Stories.ADA))
                .isEqualTo(pen.write(LetterKind.INVITATION, story, facts, Stories.KIM, Stories.ADA));
    }

    private Letter write(LetterKind kind, int revision, String title) {
        MeetingStory story = Stories.story(revision, Stories.scheduled(title), Stories.invited("kim@example.org"));
        return pen.write(kind, story, Objects.requireNonNull(story.facts()), Stories.KIM, Stories.ADA);
    }

    private static Calendar parsed(Letter letter) throws Exception {
        return new CalendarBuilder().build(new StringReader(Objects.requireNonNull(letter.calendar())));
    }

    private static VEvent event(Calendar calendar) {
        return calendar.<VEvent>getComponent(Component.VEVENT).orElseThrow();
    }

    private static String value(net.fortuna.ical4j.model.PropertyContainer of, String name) {
        return of.<Property>getProperty(name).orElseThrow().getValue();
    }
}
