package io.videoconf.command.notice;

import static io.videoconf.command.notice.ClockThatIsMoved.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.command.platform.CommandSideUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When people are reminded of a meeting, to the millisecond: by a clock that is moved, on a real mail server. */
class RemindersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Where nobody sets it. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final AtomicInteger PASSERS_BY = new AtomicInteger();

    private static Mailbox mailbox;
    private static CommandSideUnderTest side;
    private static MeetingId farAway;

    @BeforeAll
    static void start() {
        mailbox = new Mailbox();
        side = CommandSideUnderTest.with(ClockThatIsMoved.class, mailbox.enabled());
        farAway = scheduled(CLOCK.instant().plus(Duration.ofDays(300)));
    }

    @AfterAll
    static void stop() {
        side.close();
        mailbox.close();
    }

    @Test
    void aReminderComesAtItsTimeAndOnce() {
        String kim = "kim-once@example.org";
        Instant start = CLOCK.instant().plus(Duration.ofHours(3));
        invite(scheduled(start), kim);

        CLOCK.moveTo(start.minus(BEFORE).minus(A_MOMENT));
        awaitRound();
        assertThat(kinds(kim)).containsExactly("Invitation");

        CLOCK.moveTo(start.minus(BEFORE));
        awaitKinds(kim, "Invitation", "Reminder");
        CLOCK.moveTo(start);
        awaitRound();
        assertThat(kinds(kim)).containsExactly("Invitation", "Reminder");
    }

    @Test
    void whatIsPutOffIsRemindedOfBeforeItsNewTimeOnly() {
        String kim = "kim-later@example.org";
        Instant start = CLOCK.instant().plus(Duration.ofHours(3));
        Instant later = start.plus(Duration.ofHours(2));
        MeetingId meeting = scheduled(start);
        invite(meeting, kim);
        move(meeting, later);
        awaitKinds(kim, "Invitation", "Changed");

        CLOCK.moveTo(start.minus(BEFORE));
        awaitRound();
        CLOCK.moveTo(later.minus(BEFORE).minus(A_MOMENT));
        awaitRound();
        assertThat(kinds(kim)).containsExactly("Invitation", "Changed");

        CLOCK.moveTo(later.minus(BEFORE));
        awaitKinds(kim, "Invitation", "Changed", "Reminder");
    }

    @Test
    void whatIsBroughtForwardIsRemindedOfBeforeItsNewTimeOnly() {
        String kim = "kim-earlier@example.org";
        Instant start = CLOCK.instant().plus(Duration.ofHours(5));
        Instant earlier = start.minus(Duration.ofHours(4));
        MeetingId meeting = scheduled(start);
        invite(meeting, kim);
        move(meeting, earlier);
        awaitKinds(kim, "Invitation", "Changed");

        CLOCK.moveTo(earlier.minus(BEFORE));
        awaitKinds(kim, "Invitation", "Changed", "Reminder");
        CLOCK.moveTo(start.minus(BEFORE));
        awaitRound();
        assertThat(kinds(kim)).containsExactly("Invitation", "Changed", "Reminder");
    }

    @Test
    void whatIsPutOffAfterItWasRemindedOfIsRemindedOfAgain() {
        String kim = "kim-again@example.org";
        Instant start = CLOCK.instant().plus(Duration.ofHours(3));
        Instant tomorrow = start.plus(Duration.ofDays(1));
        MeetingId meeting = scheduled(start);
        invite(meeting, kim);
        CLOCK.moveTo(start.minus(BEFORE));
        awaitKinds(kim, "Invitation", "Reminder");
        move(meeting, tomorrow);
        awaitKinds(kim, "Invitation", "Reminder", "Changed");

        CLOCK.moveTo(tomorrow.minus(BEFORE));
        awaitKinds(kim, "Invitation", "Reminder", "Changed", "Reminder");
    }

    @Test
    void nobodyIsRemindedOfWhatIsCancelled() {
        String kim = "kim-cancelled@example.org";
        Instant start = CLOCK.instant().plus(Duration.ofHours(3));
        MeetingId meeting = scheduled(start);
        invite(meeting, kim);
        side.send(new CancelMeeting(meeting));
        awaitKinds(kim, "Invitation", "Cancelled");

        CLOCK.moveTo(start.minus(BEFORE));
        awaitRound();
        CLOCK.moveTo(start);
        awaitRound();
        assertThat(kinds(kim)).containsExactly("Invitation", "Cancelled");
    }

    @Test
    void nobodyIsRemindedOfWhatHasBegun() {
        String kim = "kim-begun@example.org";
        Instant start = CLOCK.instant().plus(Duration.ofHours(3));
        MeetingId meeting = scheduled(start);
        invite(meeting, kim);
        side.send(new StartMeeting(meeting));

        CLOCK.moveTo(start.minus(BEFORE));
        awaitRound();
        assertThat(kinds(kim)).containsExactly("Invitation");
    }

    /**
     * All that was due before has been handed over. Reminders are looked for before letters are taken: what takes the second of
     * two letters began after the first had come, and so after the clock was moved.
     */
    private static void awaitRound() {
        for (int letter = 0; letter < 2; letter++) {
            String somebody = "passer-by-" + PASSERS_BY.incrementAndGet() + "@example.org";
            invite(farAway, somebody);
        }
    }

    private static MeetingId scheduled(Instant start) {
        MeetingId meeting = MeetingId.fresh();
        side.send(Appointments.at(start, meeting, "Planning"));
        return meeting;
    }

    private static void move(MeetingId meeting, Instant start) {
        side.send(new ChangeMeeting(meeting, null, null, start, start.plus(Appointments.LENGTH), null, null));
    }

    /** And the invitation has come. */
    private static void invite(MeetingId meeting, String email) {
        side.send(new InviteParticipants(meeting, List.of(new Invitation(ParticipantId.fresh(), email))));
        awaitKinds(email, "Invitation");
    }

    private static void awaitKinds(String email, String... kinds) {
        await().atMost(PATIENCE).until(() -> mailbox.to(email).size() >= kinds.length);
        assertThat(kinds(email)).containsExactly(kinds);
    }

    /** The first word of each subject. */
    private static List<String> kinds(String email) {
        return mailbox.subjects(email).stream()
                .map(subject -> subject.replaceFirst(":.*", ""))
                .toList();
    }
}
