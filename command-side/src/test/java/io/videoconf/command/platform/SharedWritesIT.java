package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.command.platform.HeldTrips.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What several commands store in one transaction is what each of them would have stored. */
class SharedWritesIT {
    private static HeldTrips trips;

    @BeforeAll
    static void start() {
        trips = HeldTrips.patient();
    }

    @AfterAll
    static void stop() {
        trips.close();
    }

    /** Keys, where people's keys are used, what is due later: all that commands store, but for keys of new people. */
    @Test
    void everythingIsInOneTransaction() throws Exception {
        CommandSideUnderTest side = trips.side();
        List<MeetingId> meetings = trips.meetings(3);
        MeetingId elsewhere = trips.meetings(1).getFirst();
        List<Sent> together = new ArrayList<>();
        for (MeetingId meeting : meetings) {
            Actor person =
                    new Actor(ActorKind.USER, UserId.fresh(), side.owner().tenant(), TenantRole.MEMBER, null);
            // Whoever has to be looked up goes by himself.
            side.send(person, join(elsewhere));
            together.add(new Sent(person, join(meeting), CommandSideUnderTest.key("joins " + meeting.value())));
            together.add(trips.owners(later(planned())));
        }
        long due = side.count("scheduled_tasks");
        for (Future<Receipt> answer : trips.together(together)) {
            assertThat(answer.get().repeated()).isFalse();
        }
        long dueSince = side.count("scheduled_tasks") - due;
        assertThat(dueSince).isPositive();
        assertThat(side.jdbc()
                        .sql("""
                                with trip as (select distinct xmin from domain_event
                                    where payload_type = 'ParticipantJoined' and aggregate_identifier in (:meetings))
                                select (select count(*) from trip),
                                    (select count(*) from domain_event where payload_type = 'MeetingChanged'
                                        and xmin in (select xmin from trip)),
                                    (select count(*) from idempotency_key where key like 'joins %'
                                        and xmin in (select xmin from trip)),
                                    (select count(*) from person_key_stream where xmin in (select xmin from trip)),
                                    (select count(*) from scheduled_tasks where xmin in (select xmin from trip))
                                """)
                        .param("meetings", HeldTrips.ids(meetings))
                        .query((row, _) ->
                                List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                        .single())
                .as("transactions; changes, keys, places where people's keys are used, and timers in it")
                .isEqualTo(List.of(1L, 3L, 3L, 3L, dueSince));
    }

    @Test
    void eachEventIsToldWithItsOwnPlace() throws Exception {
        List<MeetingId> meetings = trips.meetings(8);
        EventStore store = trips.side().part(EventStore.class);
        try (BlockingStream<TrackedEventMessage<?>> tail = store.openStream(store.createHeadToken())) {
            // From here on it is told of what is committed.
            assertThat(tail.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
            for (Future<Receipt> answer : trips.together(meetings.stream()
                    .map(meeting -> trips.owners(new LockMeeting(meeting)))
                    .toList())) {
                answer.get();
            }
            // Two of the meeting that holds up the others, and its lock.
            for (int i = 0; i < meetings.size() + 3; i++) {
                assertThat(tail.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
                TrackedEventMessage<?> told = tail.nextAvailable();
                assertThat(told.getIdentifier()).isEqualTo(stored(told));
            }
        }
    }

    private static String stored(TrackedEventMessage<?> told) {
        return trips.side()
                .jdbc()
                .sql("select event_identifier from domain_event where global_index = :position")
                .param("position", told.trackingToken().position().orElseThrow())
                .query(String.class)
                .single();
    }

    /** A change of when a meeting is given up: due later. */
    private static ChangeMeeting later(MeetingId meeting) {
        Instant start = Instant.now().plus(Duration.ofHours(3));
        return new ChangeMeeting(meeting, null, null, start, start.plus(Duration.ofHours(1)), null, null);
    }

    private static MeetingId planned() {
        MeetingId meeting = MeetingId.fresh();
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        trips.side()
                .send(new ScheduleMeeting(
                        meeting,
                        ParticipantId.fresh(),
                        "Ada",
                        "ada@example.com",
                        "Standup",
                        null,
                        soon,
                        soon.plus(Duration.ofHours(1)),
                        List.of(),
                        MeetingSettingsChange.none()));
        return meeting;
    }

    private static JoinMeeting join(MeetingId meeting) {
        return new JoinMeeting(
                meeting,
                ParticipantId.fresh(),
                ConnectionId.fresh(),
                new Introduction("Kim", null, null),
                null,
                null,
                new Capabilities(true, true, true));
    }
}
