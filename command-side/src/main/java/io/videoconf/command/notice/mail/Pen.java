package io.videoconf.command.notice.mail;

import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.notice.calendar.CalendarObject;
import io.videoconf.command.notice.calendar.OneLine;
import io.videoconf.command.notice.rows.MeetingStory;
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
        String host = organizerName(story, organizer);
        String when = when(facts, reader.zone());
        URI join = join(facts);
        Lines lines = new Lines();
        lines.say(opening(kind, host));
        lines.say(OneLine.of(facts.title()));
        if (!when.isEmpty()) {
            lines.say("When: " + when);
        }
        switch (kind) {
            case INVITATION, CHANGE, REMINDER -> {
                lines.link("Join", join);
                lines.say("Meeting number: " + facts.meetingNumber());
            }
            case CANCELLATION, WEBHOOK_DISABLED -> {}
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
                calendar(kind, story, facts, reader, organizer),
                facts.scheduledStart() == null ? null : method(kind));
    }

    private @Nullable String calendar(
            LetterKind kind, MeetingStory story, MeetingFacts facts, Reader reader, @Nullable Reader organizer) {
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
        ZoneId zone = organizer == null ? ZoneId.of("UTC") : organizer.zone();
        return kind == LetterKind.CANCELLATION
                ? CalendarObject.cancel(facts, start, parties, story.revision(), story.revisedAt(), zone, join(facts))
                : CalendarObject.request(facts, start, parties, story.revision(), story.revisedAt(), zone, join(facts));
    }

    private static String method(LetterKind kind) {
        return switch (kind) {
            case INVITATION, CHANGE, REMINDER, WEBHOOK_DISABLED -> "REQUEST";
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
            case WEBHOOK_DISABLED -> title;
        };
    }

    private static String opening(LetterKind kind, String host) {
        return switch (kind) {
            case INVITATION -> host + " invites you to a meeting.";
            case CHANGE -> host + " has changed a meeting that you are invited to.";
            case CANCELLATION -> "This meeting of " + host + " will not take place, or no longer with you.";
            case REMINDER -> "A meeting of " + host + " begins soon.";
            case WEBHOOK_DISABLED -> "A webhook was disabled.";
        };
    }

    private static String when(MeetingFacts facts, ZoneId zone) {
        Instant start = facts.scheduledStart();
        if (start == null) {
            return "";
        }
        ZonedDateTime from = start.atZone(zone);
        Instant end = facts.scheduledEnd();
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
