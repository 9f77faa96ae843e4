package io.videoconf.command.notice.calendar;

import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MovedOccurrence;
import io.videoconf.api.meeting.state.Series;
import io.videoconf.recurrence.Occurrence;
import io.videoconf.recurrence.Occurrences;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;

/**
 * What makes a calendar entry one of a series: its rule (RRULE), the times that were called off (EXDATE), and entries of their own
 * for those that were moved (RECURRENCE-ID). All in the zone that the rule goes by, or summer time would shift them.
 */
final class SeriesParts {
    private SeriesParts() {}

    /** Adds the rule and the exceptions; nothing for a meeting that takes place once. */
    static void rule(VEvent event, MeetingFacts meeting, ZoneId zone) {
        Series series = meeting.series();
        if (series == null) {
            return;
        }
        event.add(new RRule<>(series.recurrence().rule()));
        List<String> off = series.exceptions().stream()
                .filter(MovedOccurrence::cancelled)
                .map(one -> text(zone, one.occurrence()))
                .toList();
        if (!off.isEmpty()) {
            event.add(new ExDate<>(parameters(zone), String.join(",", off)));
        }
    }

    /** Entries for the times that were moved. */
    static List<VEvent> moved(MeetingFacts meeting, ZoneId zone, Supplier<VEvent> entry) {
        Series series = meeting.series();
        return series == null
                ? List.of()
                : Occurrences.of(meeting)
                        .map(times -> series.exceptions().stream()
                                .flatMap(one -> times.find(one.occurrence()).stream())
                                .filter(Occurrence::moved)
                                .map(one -> one(entry.get(), one, zone))
                                .toList())
                        .orElseGet(List::of);
    }

    /** An entry as that of one time: it has a name instead of a rule. */
    static VEvent one(VEvent event, Occurrence one, ZoneId zone) {
        event.removeAll(Property.RRULE, Property.EXDATE, Property.DTSTART, Property.DTEND);
        event.add(new RecurrenceId<>(CalendarObject.in(zone, one.occurrence())));
        event.add(new DtStart<>(CalendarObject.in(zone, one.start())));
        event.add(new DtEnd<>(CalendarObject.in(zone, one.end())));
        return event;
    }

    private static ParameterList parameters(ZoneId zone) {
        return CalendarObject.known(zone).isPresent()
                ? new ParameterList().add(new TzId(zone.getId()))
                : new ParameterList();
    }

    private static String text(ZoneId zone, Instant time) {
        return CalendarObject.known(zone).isPresent()
                ? DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").format(time.atZone(zone))
                : DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").format(time.atZone(ZoneOffset.UTC));
    }
}
