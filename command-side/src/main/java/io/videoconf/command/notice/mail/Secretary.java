package io.videoconf.command.notice.mail;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.notice.rows.MeetingLogs;
import io.videoconf.command.notice.rows.MeetingStory;
import io.videoconf.recurrence.Occurrence;
import io.videoconf.recurrence.Occurrences;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is written to when something happens to a meeting, and puts the letters into the outbox, in the running
 * transaction. What a meeting is, and whom it knows, is folded from its log: nothing is kept beside it.
 */
public final class Secretary {
    /** Called off one after the other: more than that, and nobody is reminded of what comes after them. */
    private static final int MOST_EXCEPTIONS = 100;

    private final MeetingLogs logs;
    private final People people;
    private final Outbox outbox;
    private final Reminders reminders;
    private final Pen pen;
    private final MailSettings settings;
    private final Clock clock;

    Secretary(MeetingLogs logs, People people, Outbox outbox, Reminders reminders, MailSettings settings, Clock clock) {
        this.logs = logs;
        this.people = people;
        this.outbox = outbox;
        this.reminders = reminders;
        this.pen = new Pen(settings.sender(), settings.publicUrl());
        this.settings = settings;
        this.clock = clock;
    }

    /** Named alternative hosts are invited. */
    public void scheduled(MeetingScheduled fact, long sequence, String eventId) {
        MeetingStory story = logs.decision(fact.meetingId(), sequence, fact.at());
        MeetingFacts facts = story.facts();
        planReminder(facts);
        if (isNews(fact.at()) && !fact.alternativeHosts().isEmpty()) {
            if (facts != null) {
                write(LetterKind.INVITATION, story, Recipients.of(story, facts), eventId);
            }
        }
    }

    /** The invited person is written to, whether the meeting is still to come or goes on. */
    public void invited(ParticipantInvited fact, long sequence, String eventId) {
        if (isNews(fact.at())) {
            MeetingStory story = logs.story(fact.meetingId(), sequence);
            write(LetterKind.INVITATION, story, Set.of(fact.email().toLowerCase(Locale.ROOT)), eventId);
        }
    }

    /** Everybody is told of another time, title or description; who is a new alternative host is invited. */
    public void changed(MeetingChanged fact, long sequence, String eventId) {
        MeetingStory story = logs.decision(fact.meetingId(), sequence, fact.at());
        MeetingFacts before = MeetingStory.factsOf(story.before());
        MeetingFacts now = story.facts();
        if (before == null || now == null || !(story.now() instanceof ScheduledMeeting)) {
            return;
        }
        planReminder(now);
        if (!isNews(fact.at())) {
            return;
        }
        Set<String> known = Recipients.of(new MeetingStory(story.before(), story.before(), 0, fact.at()), before);
        Set<String> told = Recipients.of(story, now);
        Set<String> added = minus(told, known);
        write(LetterKind.INVITATION, story, added, eventId);
        write(LetterKind.CANCELLATION, story, minus(known, told), eventId);
        if (isNoticed(before, now)) {
            write(LetterKind.CHANGE, story, minus(told, added), eventId);
        }
    }

    /** Everybody is told. */
    public void cancelled(MeetingCancelled fact, long sequence, String eventId) {
        reminders.forget(fact.meetingId());
        MeetingStory story = logs.story(fact.meetingId(), sequence);
        MeetingFacts facts = story.facts();
        if (facts != null && isNews(fact.at())) {
            write(LetterKind.CANCELLATION, story, Recipients.of(story, facts), eventId);
        }
    }

    /** Who is uninvited before the meeting begins has it in a calendar, perhaps. */
    public void removed(ParticipantRemoved fact, long sequence, String eventId) {
        if (!isNews(fact.at())) {
            return;
        }
        MeetingStory story = logs.story(fact.meetingId(), sequence);
        if (story.now() instanceof ScheduledMeeting) {
            story.roster()
                    .find(fact.participantId())
                    .map(person -> person.person().email())
                    .ifPresent(email ->
                            write(LetterKind.CANCELLATION, story, Set.of(email.toLowerCase(Locale.ROOT)), eventId));
        }
    }

    /** Nobody needs to be reminded of this time any more. */
    public void started(MeetingStarted fact) {
        replan(fact.meetingId());
    }

    /** Everybody is told of another rule; one that came with another plan was told with it. */
    public void recurs(RecurrenceSet fact, long sequence, String eventId) {
        replan(fact.meetingId());
        if (isNews(fact.at()) && !logs.cameWithAPlan(fact.meetingId(), sequence, fact.at())) {
            MeetingStory story = logs.story(fact.meetingId(), sequence);
            MeetingFacts facts = story.facts();
            if (facts != null && facts.scheduledStart() != null) {
                write(LetterKind.CHANGE, story, Recipients.of(story, facts), eventId);
            }
        }
    }

    /** Everybody is told that one time does not take place. */
    public void calledOff(OccurrenceCancelled fact, long sequence, String eventId) {
        oneTime(LetterKind.CANCELLATION, fact, fact.occurrence(), sequence, eventId);
    }

    /** Everybody is told that one time takes place at another. */
    public void moved(OccurrenceMoved fact, long sequence, String eventId) {
        oneTime(LetterKind.CHANGE, fact, fact.occurrence(), sequence, eventId);
    }

    private void oneTime(LetterKind kind, MeetingEvent fact, Instant name, long sequence, String eventId) {
        replan(fact.meetingId());
        MeetingStory story = logs.story(fact.meetingId(), sequence);
        MeetingFacts facts = story.facts();
        if (facts != null && isNews(fact.at())) {
            Occurrences.of(facts)
                    .flatMap(times -> times.find(name))
                    .ifPresent(one -> write(kind, story, Recipients.of(story, facts), eventId, one));
        }
    }

    private void replan(MeetingId meeting) {
        MeetingStory story = logs.story(meeting, Long.MAX_VALUE);
        MeetingFacts facts = story.facts();
        boolean toCome = story.now() instanceof ScheduledMeeting || (facts != null && facts.series() != null);
        if (toCome) {
            planReminder(facts);
        } else {
            reminders.forget(meeting);
        }
    }

    /** Of a series, the next time that there is still time to remind of. */
    private void planReminder(@Nullable MeetingFacts facts) {
        if (facts == null) {
            return;
        }
        Instant soonest = clock.instant().plus(settings.reminderBefore());
        Instant start = Occurrences.of(facts)
                .map(times -> times.between(soonest, null, MOST_EXCEPTIONS).stream()
                        .filter(one -> !one.cancelled() && one.start().isAfter(soonest))
                        .findFirst()
                        .map(Occurrence::start))
                .orElseGet(() -> Optional.ofNullable(facts.scheduledStart()))
                .orElse(null);
        reminders.plan(facts.meetingId(), start);
    }

    /**
     * The owner of a webhook is told that VideoConf has disabled it.
     *
     * @param why ends a sentence
     */
    public void webhookDisabled(UserId owner, String url, String why, Instant at, String eventId) {
        if (isNews(at)) {
            people.find(owner).ifPresent(reader -> {
                Lines lines = new Lines();
                lines.say("A webhook of yours was disabled, because " + why + ":");
                lines.say(url);
                lines.say(
                        "Nothing is delivered to it until you enable it again. What it has missed can be replayed then.");
                Letter letter = new Letter("A webhook was disabled", lines.text(), lines.html(), null, null, null);
                outbox.put(
                        LetterKind.WEBHOOK_DISABLED,
                        null,
                        reader.email(),
                        letter,
                        eventId,
                        clock.instant().plus(settings.giveUpAfter()));
            });
        }
    }

    /** What is due now, in a transaction of the caller's: the owner and everybody who is told of the meeting. */
    void remind(MeetingId meeting, Instant startsAt) {
        MeetingStory story = logs.story(meeting, Long.MAX_VALUE);
        MeetingFacts facts = story.facts();
        if (!(story.now() instanceof ScheduledMeeting) || facts == null) {
            return;
        }
        if (facts.series() != null) {
            planReminder(facts);
            remindOfOne(story, facts, startsAt);
            return;
        }
        Instant start = facts.scheduledStart();
        if (start == null || !Reminders.asKept(start).equals(startsAt)) {
            return;
        }
        write(LetterKind.REMINDER, story, everybody(story, facts), meeting + "/" + startsAt);
    }

    private void remindOfOne(MeetingStory story, MeetingFacts facts, Instant startsAt) {
        Occurrences.of(facts)
                .flatMap(times -> times.between(startsAt, startsAt.plusSeconds(1), MOST_EXCEPTIONS).stream()
                        .filter(one -> !one.cancelled()
                                && Reminders.asKept(one.start()).equals(startsAt))
                        .findFirst())
                .ifPresent(one -> write(
                        LetterKind.REMINDER, story, everybody(story, facts), facts.meetingId() + "/" + startsAt, one));
    }

    private Set<String> everybody(MeetingStory story, MeetingFacts facts) {
        Set<String> all = new LinkedHashSet<>();
        people.find(facts.ownerId()).map(Reader::email).ifPresent(all::add);
        all.addAll(Recipients.of(story, facts));
        return all;
    }

    private void write(LetterKind kind, MeetingStory story, Set<String> addresses, String occasion) {
        write(kind, story, addresses, occasion, null);
    }

    private void write(
            LetterKind kind, MeetingStory story, Set<String> addresses, String occasion, @Nullable Occurrence one) {
        MeetingFacts facts = Objects.requireNonNull(story.facts(), "a letter about no meeting");
        Reader organizer = people.find(facts.ownerId()).orElse(null);
        ZoneId zone = organizer == null ? ZoneId.of("UTC") : organizer.zone();
        Instant start = one == null ? facts.scheduledStart() : one.start();
        for (String address : List.copyOf(addresses)) {
            Reader reader = people.of(address, zone);
            if (kind != LetterKind.REMINDER || reader.reminders()) {
                Letter letter = pen.write(kind, story, facts, reader, organizer, one);
                // A reminder of what has begun is none.
                Instant until = kind == LetterKind.REMINDER && start != null
                        ? start
                        : clock.instant().plus(settings.giveUpAfter());
                outbox.put(kind, facts.meetingId(), reader.email(), letter, occasion, until);
            }
        }
    }

    /** Only what has just happened is told of: whoever turns e-mail on does not want a year of it to go out. */
    private boolean isNews(Instant at) {
        return at.isAfter(clock.instant().minus(settings.newsOf()));
    }

    private static boolean isNoticed(MeetingFacts before, MeetingFacts now) {
        return !before.title().equals(now.title())
                || !Objects.equals(before.description(), now.description())
                || !Objects.equals(before.scheduledStart(), now.scheduledStart())
                || !Objects.equals(before.scheduledEnd(), now.scheduledEnd());
    }

    private static Set<String> minus(Set<String> all, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
