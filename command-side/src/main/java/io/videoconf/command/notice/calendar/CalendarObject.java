package io.videoconf.command.notice.calendar;

import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.recurrence.Occurrence;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as an iCalendar object (RFC 5545, 5546) for one attendee. Nobody is told of the other attendees: their
 * addresses are for those who moderate.
 *
 * <p>UID is the same for the life of a meeting. SEQUENCE and DTSTAMP come from the meeting's facts, so that the same fact
 * always makes the same object.
 */
public final class CalendarObject {
    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private CalendarObject() {}

    /**
     * Who a calendar entry is between.
     *
     * @param organizer address of who scheduled it
     * @param sentBy address that sends in the organizer's name
     */
    public record Parties(
            String organizer,
            @Nullable String organizerName,
            String sentBy,
            String attendee,
            @Nullable String attendeeName) {}

    /**
     * Asks for the meeting to be put into a calendar, or to be brought up to date there.
     *
     * @param start when it begins
     * @param zone the organizer's, in which the times are given; UTC where it is unknown to calendars
     */
    public static String request(
            MeetingFacts meeting, Instant start, Parties parties, int sequence, Instant stamp, ZoneId zone, URI join) {
        return write(
                ImmutableMethod.REQUEST,
                with(
                        ImmutableStatus.VEVENT_CONFIRMED,
                        event(meeting, start, parties, sequence, stamp, zone, join),
                        SeriesParts.moved(
                                meeting, zone, () -> event(meeting, start, parties, sequence, stamp, zone, join))),
                zone);
    }

    /**
     * The same of one time of a series: it was moved.
     *
     * @param one that time, as it is now
     */
    public static String requestOne(
            MeetingFacts meeting, Occurrence one, Parties parties, int sequence, Instant stamp, ZoneId zone, URI join) {
        VEvent event = SeriesParts.one(event(meeting, one.start(), parties, sequence, stamp, zone, join), one, zone);
        return write(ImmutableMethod.REQUEST, with(ImmutableStatus.VEVENT_CONFIRMED, event, List.of()), zone);
    }

    /** One time of a series was called off. */
    public static String cancelOne(
            MeetingFacts meeting, Occurrence one, Parties parties, int sequence, Instant stamp, ZoneId zone, URI join) {
        VEvent event = SeriesParts.one(event(meeting, one.start(), parties, sequence, stamp, zone, join), one, zone);
        return write(ImmutableMethod.CANCEL, with(ImmutableStatus.VEVENT_CANCELLED, event, List.of()), zone);
    }

    /** Asks for it to be taken away. */
    public static String cancel(
            MeetingFacts meeting, Instant start, Parties parties, int sequence, Instant stamp, ZoneId zone, URI join) {
        return write(
                ImmutableMethod.CANCEL,
                with(
                        ImmutableStatus.VEVENT_CANCELLED,
                        event(meeting, start, parties, sequence, stamp, zone, join),
                        List.of()),
                zone);
    }

    private static String write(net.fortuna.ical4j.model.property.Method method, List<VEvent> events, ZoneId zone) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//VideoConf//Meetings//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        known(zone).ifPresent(it -> calendar.add(it.getVTimeZone()));
        events.forEach(calendar::add);
        return calendar.toString();
    }

    private static List<VEvent> with(Status status, VEvent event, List<VEvent> others) {
        return Stream.concat(Stream.of(event), others.stream())
                .map(each -> (VEvent) each.add(status))
                .toList();
    }

    private static VEvent event(
            MeetingFacts meeting, Instant start, Parties parties, int sequence, Instant stamp, ZoneId zone, URI join) {
        VEvent event = new VEvent(false);
        event.add(new Uid(meeting.meetingId().value() + "@videoconf"));
        event.add(new Sequence(sequence));
        event.add(new DtStamp(stamp));
        event.add(new DtStart<>(in(zone, start)));
        Instant end = meeting.scheduledEnd();
        if (end != null) {
            event.add(new DtEnd<>(in(zone, end)));
        }
        event.add(new Summary(OneLine.of(meeting.title())));
        String about = meeting.description();
        event.add(new Description((about == null ? "" : about + "\n\n") + join));
        event.add(new Location(join.toString()));
        event.add(new Url(join));
        event.add(organizer(parties));
        event.add(attendee(parties));
        SeriesParts.rule(event, meeting, zone);
        return event;
    }

    private static Organizer organizer(Parties parties) {
        ParameterList parameters = new ParameterList();
        String name = parties.organizerName();
        if (name != null) {
            parameters = parameters.add(new Cn(OneLine.quotable(name)));
        }
        if (!parties.sentBy().equals(parties.organizer())) {
            parameters = parameters.add(new net.fortuna.ical4j.model.parameter.SentBy(mailto(parties.sentBy())));
        }
        return new Organizer(parameters, mailto(parties.organizer()));
    }

    private static Attendee attendee(Parties parties) {
        String name = parties.attendeeName();
        ParameterList parameters = new ParameterList()
                .add(CuType.INDIVIDUAL)
                .add(Role.REQ_PARTICIPANT)
                .add(PartStat.NEEDS_ACTION)
                .add(Rsvp.TRUE)
                .add(new Cn(OneLine.quotable(name == null ? parties.attendee() : name)));
        return new Attendee(parameters, mailto(parties.attendee()));
    }

    static Temporal in(ZoneId zone, Instant time) {
        return known(zone).isPresent() ? time.atZone(zone) : time;
    }

    static Optional<TimeZone> known(ZoneId zone) {
        return zone instanceof ZoneOffset || zone.getId().equals("UTC")
                ? Optional.empty()
                : Optional.ofNullable(ZONES.getTimeZone(zone.getId()));
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("an address that is none", e);
        }
    }
}
