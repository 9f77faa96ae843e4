package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A command is carried out whole, with all that belongs to it, or not at all. */
class AtomicityIT {
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void aCommandWhoseSecondEventFailsToStoreLeavesNothing() {
        MeetingId meeting = MeetingId.fresh();
        long events = side.count("domain_event");
        long numbers = side.count("meeting_number");
        side.failOn("MeetingStarted");
        try {
            assertThatThrownBy(
                            () -> side.send(CommandSideUnderTest.instant(meeting), CommandSideUnderTest.key("second")))
                    .isInstanceOf(Exception.class);
        } finally {
            side.failNoMore();
        }
        assertThat(side.count("domain_event")).isEqualTo(events);
        assertThat(side.count("meeting_number")).isEqualTo(numbers);
        assertThat(side.count("idempotency_key where key = 'second'")).isZero();

        Receipt receipt = side.send(CommandSideUnderTest.instant(meeting), CommandSideUnderTest.key("second"));
        assertThat(receipt.version()).isEqualTo(2);
        assertThat(receipt.repeated()).isFalse();
    }

    @Test
    void whatIsDueLaterBelongsToTheCommand() {
        MeetingId meeting = MeetingId.fresh();
        ConnectionId connection = ConnectionId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        ParticipantId owner = join(meeting, connection);
        LoseConnection lost = new LoseConnection(meeting, owner, connection, ConnectionLoss.TRANSPORT_LOST);
        String due = "scheduled_tasks where task_instance like '" + meeting.value() + "%'";
        side.failOn("ConnectionLost");
        try {
            assertThatThrownBy(() -> side.send(lost)).isInstanceOf(Exception.class);
        } finally {
            side.failNoMore();
        }
        assertThat(side.count(due)).isZero();

        side.send(lost);
        assertThat(side.count(due)).isEqualTo(2);
    }

    @Test
    void aRefusedCommandLeavesTheAuditFactAndNothingElse() {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        long events = side.count("domain_event");

        assertThatThrownBy(() -> side.send(new StartMeeting(MeetingId.fresh())))
                .isInstanceOfSatisfying(
                        CommandExecutionException.class,
                        e -> assertThat(e.<Refusal>getDetails().map(Refusal::code))
                                .contains(RefusalCode.MEETING_NOT_FOUND));

        assertThat(side.count("domain_event")).isEqualTo(events + 1);
        assertThat(side.count("domain_event where payload_type = 'CommandRefused'"))
                .isPositive();
    }

    @Test
    void oneKeyIsOneEffectHoweverManyAskAtOnce() throws Exception {
        long before = side.count("domain_event");
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Callable<Receipt>> asks = java.util.stream.IntStream.range(0, 8)
                    .<Callable<Receipt>>mapToObj(i -> () -> side.send(
                            CommandSideUnderTest.instant(MeetingId.fresh()), CommandSideUnderTest.key("storm")))
                    .toList();
            List<Receipt> receipts = new java.util.ArrayList<>();
            for (Future<Receipt> answer : clients.invokeAll(asks)) {
                receipts.add(answer.get());
            }
            assertThat(receipts).extracting(Receipt::stream).containsOnly(receipts.getFirst().stream());
            assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
        }
        assertThat(side.count("domain_event")).isEqualTo(before + 2);
    }

    @Test
    void anAggregateIsTheSameFromCacheSnapshotAndEvents() {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        for (int i = 0; i < 30; i++) {
            side.send(new LockMeeting(meeting));
            side.send(new UnlockMeeting(meeting));
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> side.count("snapshot_event where aggregate_identifier = '" + meeting.value() + "'") > 0);

        side.part(AggregateCache.class).removeAll();
        assertThat(side.send(new LockMeeting(meeting)).version()).isEqualTo(63);

        side.jdbc().sql("delete from snapshot_event").update();
        side.part(AggregateCache.class).removeAll();
        assertThat(side.send(new UnlockMeeting(meeting)).version()).isEqualTo(64);
    }

    @Test
    void aSnapshotIsOfTheEventThatItNamesWhileCommandsGoOn() throws Exception {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        Set<Long> seen = new HashSet<>();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> commands = thread.submit(() -> {
                for (int i = 0; i < 500; i++) {
                    side.send(new LockMeeting(meeting));
                    side.send(new UnlockMeeting(meeting));
                }
                over.set(true);
            });
            while (!over.get()) {
                side.jdbc()
                        .sql("select sequence_number, convert_from(payload, 'UTF8')::json->'state'->>'sequence'"
                                + " as sequence from snapshot_event where aggregate_identifier = ?")
                        .param(meeting.value())
                        .query((row, _) -> {
                            assertThat(row.getLong("sequence")).isEqualTo(row.getLong("sequence_number") + 1);
                            return seen.add(row.getLong("sequence"));
                        })
                        .list();
            }
            commands.get();
        }
        assertThat(seen).hasSizeGreaterThan(3);
        assertThat(side.count("snapshot_event where aggregate_identifier = '" + meeting.value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aSnapshotTakesThePlaceOfAnOlderOneOnly() {
        String stream = MeetingId.fresh().value();
        EventStore store = side.part(EventStore.class);
        for (long sequence : new long[] {50, 100, 75}) {
            store.storeSnapshot(new GenericDomainEventMessage<>("Meeting", stream, sequence, "at " + sequence));
        }
        assertThat(side.jdbc()
                        .sql("select sequence_number from snapshot_event where aggregate_identifier = ?")
                        .param(stream)
                        .query(Long.class)
                        .list())
                .containsExactly(100L);
    }

    private static ParticipantId join(MeetingId meeting, ConnectionId connection) {
        ParticipantId unknown = ParticipantId.fresh();
        side.send(new JoinMeeting(
                meeting,
                unknown,
                connection,
                new Introduction("Ada", null, null),
                null,
                null,
                new Capabilities(true, true, true)));
        return new ParticipantId(side.jdbc()
                .sql("select convert_from(payload, 'UTF8')::json->>'participant_id' from domain_event"
                        + " where aggregate_identifier = ? and payload_type = 'ParticipantJoined'")
                .param(meeting.value())
                .query(String.class)
                .single());
    }
}
