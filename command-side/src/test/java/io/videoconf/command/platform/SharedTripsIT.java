package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.command.platform.HeldTrips.Obstacle;
import io.videoconf.command.platform.HeldTrips.Sent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands that end at the same time are stored in one transaction, and none of them fails or waits for another. */
class SharedTripsIT {
    private static final int MOST = 32;
    private static HeldTrips trips;

    @BeforeAll
    static void start() {
        trips = HeldTrips.patient();
    }

    @AfterAll
    static void stop() {
        trips.close();
    }

    @Test
    void whoWaitsForATripSharesTheNext() throws Exception {
        List<MeetingId> meetings = trips.meetings(MOST + 1);
        for (Future<Receipt> answer : trips.together(meetings.stream()
                .map(meeting -> trips.owners(new LockMeeting(meeting)))
                .toList())) {
            assertThat(answer.get().version()).isEqualTo(3);
        }
        assertThat(trips.side()
                        .jdbc()
                        .sql("select count(*) from domain_event where payload_type = 'MeetingLocked'"
                                + " and aggregate_identifier in (:meetings) group by xmin")
                        .param("meetings", HeldTrips.ids(meetings))
                        .query(Long.class)
                        .list())
                .as("events of each transaction")
                .containsExactlyInAnyOrder((long) MOST, 1L);
    }

    @Test
    void whatTheStoreRefusesOneOfDoesNotBecomeOfTheOthers() throws Exception {
        List<MeetingId> meetings = trips.meetings(3);
        trips.side().send(new LockMeeting(meetings.getLast()));
        trips.side().failOn("MeetingUnlocked");
        try {
            List<Future<Receipt>> answers = trips.together(List.of(
                    trips.owners(new LockMeeting(meetings.get(0))),
                    trips.owners(new UnlockMeeting(meetings.getLast())),
                    trips.owners(new LockMeeting(meetings.get(1)))));
            assertThat(answers.get(0).get().version()).isEqualTo(3);
            assertThat(answers.get(2).get().version()).isEqualTo(3);
            assertThatThrownBy(answers.get(1)::get).hasMessageContaining("was not stored");
        } finally {
            trips.side().failNoMore();
        }
        assertThat(trips.side().send(new UnlockMeeting(meetings.getLast())).version())
                .isEqualTo(4);
    }

    @Test
    void ofTwoWithOneKeyOneIsCarriedOut() throws Exception {
        List<MeetingId> meetings = trips.meetings(2);
        Map<String, String> key = CommandSideUnderTest.key("twice");
        List<Future<Receipt>> answers = trips.together(meetings.stream()
                .map(meeting -> new Sent(trips.side().owner(), new LockMeeting(meeting), key))
                .toList());
        assertThat(List.of(
                        answers.getFirst().get().repeated(),
                        answers.getLast().get().repeated()))
                .containsExactlyInAnyOrder(true, false);
        assertThat(trips.locked(meetings)).isEqualTo(1);
    }

    @Test
    void whoseTripIsCutOffFailsAndIsNotStored() throws Exception {
        List<MeetingId> meetings = trips.meetings(3);
        Sent another = trips.owners(new LockMeeting(trips.meetings(1).getFirst()));
        List<Future<Receipt>> answers;
        Future<Obstacle> queued;
        try (Obstacle beforeFirst = trips.obstacle("domain_event")) {
            Future<Receipt> first = trips.send(another);
            await().atMost(HeldTrips.SOON)
                    .until(() -> trips.stuck("domain_event").size() == 1);
            answers = meetings.stream()
                    .map(meeting -> trips.send(trips.owners(new LockMeeting(meeting))))
                    .toList();
            trips.awaitWaiting(3);
            // It has to wait for the first trip, and gets its turn before the next.
            queued = trips.submit(() -> trips.obstacle("domain_event"));
            await().atMost(HeldTrips.SOON)
                    .until(() -> trips.stuck("domain_event").size() == 2);
            beforeFirst.close();
            first.get();
        }
        try (Obstacle _ = queued.get()) {
            await().atMost(HeldTrips.SOON)
                    .until(() -> trips.stuck("domain_event").size() == 1);
            trips.side()
                    .jdbc()
                    .sql("select pg_terminate_backend(:pid)")
                    .param("pid", trips.stuck("domain_event").getFirst())
                    .query(Boolean.class)
                    .single();
            for (Future<Receipt> answer : answers) {
                assertThatThrownBy(answer::get).hasMessageContaining("was not stored");
            }
        }
        assertThat(trips.locked(meetings)).isZero();
        for (MeetingId meeting : meetings) {
            assertThat(trips.side().send(new LockMeeting(meeting)).version()).isEqualTo(3);
        }
    }

    @Test
    void nobodyWaitsForLongForWhoIsHeldUp() throws Exception {
        try (HeldTrips usual = HeldTrips.start()) {
            List<MeetingId> meetings = usual.meetings(2);
            Sent held = new Sent(
                    usual.side().owner(),
                    new LockMeeting(meetings.getFirst()),
                    CommandSideUnderTest.key("waits for the table of keys"));
            try (Obstacle _ = usual.obstacle("idempotency_key")) {
                Future<Receipt> stuck = usual.send(held);
                await().atMost(HeldTrips.SOON)
                        .until(() -> usual.stuck("idempotency_key").size() == 1);
                assertThat(usual.side()
                                .send(new LockMeeting(meetings.getLast()))
                                .version())
                        .isEqualTo(3);
                assertThat(usual.side()
                                .send(new UnlockMeeting(meetings.getLast()))
                                .version())
                        .isEqualTo(4);
                assertThat(stuck).isNotDone();
            }
        }
    }
}
