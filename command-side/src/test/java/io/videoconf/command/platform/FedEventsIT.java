package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** What followers are told of events as they are committed is what they would read in the store. */
class FedEventsIT {
    private static final int CALLERS = 16;
    private static final int COMMANDS = 200;

    @Test
    void followersAreToldWhatIsStoredOnceAndAsItIsStored() throws Exception {
        try (CommandSideUnderTest side = CommandSideUnderTest.start();
                BlockingStream<TrackedEventMessage<?>> stream =
                        side.part(EventStore.class).openStream(null)) {
            Map<String, TrackedEventMessage<?>> told = new HashMap<>();
            List<String> twice = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> callers = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    callers.add(threads.submit(() -> command(side)));
                }
                while (callers.stream().anyMatch(caller -> !caller.isDone())
                        || stream.hasNextAvailable(2, TimeUnit.SECONDS)) {
                    if (stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)) {
                        TrackedEventMessage<?> event = stream.nextAvailable();
                        if (told.put(event.getIdentifier(), event) != null) {
                            twice.add(event.getIdentifier());
                        }
                    }
                }
                for (Future<?> caller : callers) {
                    caller.get();
                }
            }
            assertThat(twice).isEmpty();
            List<? extends TrackedEventMessage<?>> stored =
                    side.part(EventStorageEngine.class).readEvents(null, false).toList();
            assertThat(told.keySet())
                    .containsExactlyInAnyOrderElementsOf(stored.stream()
                            .map(TrackedEventMessage::getIdentifier)
                            .toList());
            stored.forEach(event -> assertSame(Objects.requireNonNull(told.get(event.getIdentifier())), event));
        }
    }

    private static void command(CommandSideUnderTest side) {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        for (int command = 0; command < COMMANDS; command++) {
            try {
                side.send(command % 2 == 0 ? new LockMeeting(meeting) : new UnlockMeeting(meeting));
                if (command % 20 == 0) {
                    // Of no meeting at all: a refusal, which is a fact of no stream.
                    side.send(new LockMeeting(MeetingId.fresh()));
                }
            } catch (CommandExecutionException e) {
                assertThat(command % 20).isZero();
            }
        }
    }

    private static void assertSame(TrackedEventMessage<?> told, TrackedEventMessage<?> stored) {
        assertThat(told.getClass()).isEqualTo(stored.getClass());
        assertThat(told.getPayload()).isEqualTo(stored.getPayload());
        assertThat(told.getMetaData()).isEqualTo(stored.getMetaData());
        assertThat(told.getTimestamp()).isEqualTo(stored.getTimestamp());
        if (stored instanceof DomainEventMessage<?> of && told instanceof DomainEventMessage<?> as) {
            assertThat(as.getAggregateIdentifier()).isEqualTo(of.getAggregateIdentifier());
            assertThat(as.getSequenceNumber()).isEqualTo(of.getSequenceNumber());
            assertThat(as.getType()).isEqualTo(of.getType());
        }
    }
}
