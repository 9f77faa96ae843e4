package io.videoconf.command.notice.mail;

import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.notice.calendar.CalendarObject;
import io.videoconf.command.notice.calendar.OneLine;
import io.videoconf.command.notice.rows.MeetingStory;
import io.videoconf.recurrence.Occurrence;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes letters about meetings. The same story and reader always make the same letter. */
final class Pen {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final String sender;
    private final URI publicUrl;

    /**
     * @param sender address that letters come from
     * @param publicUrl where clients reach the edge
     */
    Pen(String sender, URI publicUrl) {
        this.sender = sender;
        this.publicUrl = publicUrl;
    }

    /**
     * One letter.
     *
     * @param organizer how the owner is known; null when they have no account any more
     */
    Letter write(LetterKind kind, MeetingStory story, MeetingFacts facts, Reader reader, @Nullable Reader organizer) {
        return write(kind, story, facts, reader, organizer, null);
    }

    /**
     * One letter about one time of a series.
     *
     * @param one that time; null for the whole meeting
     */
    Letter write(
            LetterKind kind,
            MeetingStory story,
            MeetingFacts facts,
            Reader reader,
            @Nullable Reader organizer,
            @Nullable Occurrence one) {
        String host = organizerName(story, organizer);
        String when = one == null
                ? when(facts.scheduledStart(), facts.scheduledEnd(), reader.zone())
                : when(one.start(), one.end(), reader.zone());
        URI join = join(facts);
        Lines lines = new Lines();
        lines.say(opening(kind, host));
        lines.say(OneLine.of(facts.title()));
        if (!when.isEmpty()) {
            lines.say("When: " + when);
        }
        if (facts.series() != null && one == null) {
            lines.say("It takes place again and again; the calendar entry has all times.");
        }
        switch (kind) {
            case INVITATION, CHANGE, REMINDER -> {
                lines.link("Join", join);
                lines.say("Meeting number: " + facts.meetingNumber());
            }
            case CANCELLATION, WEBHOOK_DISABLED, EMAIL_VERIFICATION -> {}
        }
        String about = facts.description();
        if (about != null && kind != LetterKind.CANCELLATION) {
            lines.say(about);
        }
        return new Letter(
                subject(kind, facts, when),
                lines.text(),
                lines.html(),
                organizerAddress(story, organizer),
                calendar(kind, story, facts, reader, organizer, one),
                facts.scheduledStart() == null ? null : method(kind));
    }

    private @Nullable String calendar(
            LetterKind kind,
            MeetingStory story,
            MeetingFacts facts,
            Reader reader,
            @Nullable Reader organizer,
            @Nullable Occurrence one) {
        Instant start = facts.scheduledStart();
        if (start == null) {
            return null;
        }
        String address = organizerAddress(story, organizer);
        CalendarObject.Parties parties = new CalendarObject.Parties(
                address == null ? sender : address,
                organizerName(story, organizer),
                sender,
                reader.email(),
                reader.name());
        ZoneId zone = zone(facts, organizer);
        // A reminder is of one time, and brings the entry of the whole series.
        if (one != null && kind != LetterKind.REMINDER) {
            return kind == LetterKind.CANCELLATION
                    ? CalendarObject.cancelOne(
                            facts, one, parties, story.revision(), story.revisedAt(), zone, join(facts))
                    : CalendarObject.requestOne(
                            facts, one, parties, story.revision(), story.revisedAt(), zone, join(facts));
        }
        return kind == LetterKind.CANCELLATION
                ? CalendarObject.cancel(facts, start, parties, story.revision(), story.revisedAt(), zone, join(facts))
                : CalendarObject.request(facts, start, parties, story.revision(), story.revisedAt(), zone, join(facts));
    }

    private static String method(LetterKind kind) {
        return switch (kind) {
            case INVITATION, CHANGE, REMINDER, WEBHOOK_DISABLED, EMAIL_VERIFICATION -> "REQUEST";
            case CANCELLATION -> "CANCEL";
        };
    }

    private static String subject(LetterKind kind, MeetingFacts facts, String when) {
        String title = OneLine.of(facts.title());
        return switch (kind) {
            case INVITATION -> "Invitation: " + title + (when.isEmpty() ? "" : ", " + when);
            case CHANGE -> "Changed: " + title + (when.isEmpty() ? "" : ", " + when);
            case CANCELLATION -> "Cancelled: " + title;
            case REMINDER -> "Reminder: " + title + (when.isEmpty() ? "" : ", " + when);
            case WEBHOOK_DISABLED, EMAIL_VERIFICATION -> title;
        };
    }

    private static String opening(LetterKind kind, String host) {
        return switch (kind) {
            case INVITATION -> host + " invites you to a meeting.";
            case CHANGE -> host + " has changed a meeting that you are invited to.";
            case CANCELLATION -> "This meeting of " + host + " will not take place, or no longer with you.";
            case REMINDER -> "A meeting of " + host + " begins soon.";
            case WEBHOOK_DISABLED -> "A webhook was disabled.";
            case EMAIL_VERIFICATION -> "A code was asked for.";
        };
    }

    /** Times are given in the zone that the rule goes by, or else in the owner's. */
    private static ZoneId zone(MeetingFacts facts, @Nullable Reader organizer) {
        if (facts.series() != null) {
            return ZoneId.of(facts.series().recurrence().timeZone());
        }
        return organizer == null ? ZoneId.of("UTC") : organizer.zone();
    }

    private static String when(@Nullable Instant start, @Nullable Instant end, ZoneId zone) {
        if (start == null) {
            return "";
        }
        ZonedDateTime from = start.atZone(zone);
        if (end == null) {
            return DAY.format(from) + " (" + zone.getId() + ")";
        }
        ZonedDateTime to = end.atZone(zone);
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        return DAY.format(from) + "\u2013" + (sameDay ? HOUR : DAY).format(to) + " (" + zone.getId() + ")";
    }

    private static String organizerName(MeetingStory story, @Nullable Reader organizer) {
        String known = organizer == null ? null : organizer.name();
        return OneLine.of(Optional.ofNullable(known)
                .or(() -> story.owner().map(owner -> owner.person().displayName()))
                .orElse("The host"));
    }

    private static @Nullable String organizerAddress(MeetingStory story, @Nullable Reader organizer) {
        return organizer != null
                ? organizer.email()
                : story.owner()
                        .map(ParticipantState::person)
                        .map(person -> person.email())
                        .orElse(null);
    }

    private URI join(MeetingFacts facts) {
        String base = publicUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "join/"
                + facts.meetingId().value());
    }
}
