package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.compliance.events.PersonalDataErased;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.UserId;
import io.videoconf.messaging.sealing.OpeningKeys;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Followers are given events as they were made, but for those of people who are erased by then: these as the store reads them. */
class ErasedMeanwhileIT {
    private final CommandSideUnderTest side = CommandSideUnderTest.start();
    private final EventsInOneTrip engine = side.part(EventsInOneTrip.class);

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void whoWasErasedBeforeTheCommandIsToldAsErased() throws Exception {
        side.send(CommandSideUnderTest.instant(MeetingId.fresh()));
        erase();
        TrackingToken before = engine.createHeadToken();
        try (BlockingStream<TrackedEventMessage<?>> stream =
                side.part(EventStore.class).openStream(before)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            side.send(CommandSideUnderTest.instant(MeetingId.fresh()));
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            TrackedEventMessage<?> told = stream.nextAvailable();
            assertThat(told.getPayload()).isEqualTo(firstAfter(before).getPayload());
            assertThat(told.getPayload().toString()).contains("erased person #").doesNotContain("Ada");
        }
    }

    @Test
    void whoIsErasedBetweenTheCommandAndItsTellingIsToldAsErased() {
        AtomicReference<Writes> stored = captured();
        side.send(CommandSideUnderTest.instant(MeetingId.fresh()));
        TrackingToken before = engine.createHeadToken();
        side.send(CommandSideUnderTest.instant(MeetingId.fresh()));
        Writes writes = Objects.requireNonNull(stored.get());
        Writes.Event row = writes.events().getFirst();
        TrackedEventMessage<?> inStore = firstAfter(before);
        long position = inStore.trackingToken().position().orElseThrow();
        assertThat(writes.sealedWith()).isNotEmpty();
        Committed committed = new Committed(position, row, writes.sealedWith());

        TrackedEventMessage<?> whileAlive = Objects.requireNonNull(engine.next(before, committed));
        assertThat(whileAlive.getPayload()).isSameAs(row.made().getPayload());
        assertThat(whileAlive.getPayload().toString()).contains("Ada");

        erase();
        TrackedEventMessage<?> afterwards = Objects.requireNonNull(engine.next(before, committed));
        assertThat(List.of(afterwards.getPayload(), whileAlive.getPayload()))
                .as("told afterwards, and told before")
                .containsOnly(firstAfter(before).getPayload());
        assertThat(afterwards.getPayload().toString())
                .contains("erased person #")
                .doesNotContain("Ada");
    }

    @Test
    void whatIsSealedWithAStreamIsGoneWithItsKey() {
        AtomicReference<Writes> stored = captured();
        side.send(CommandSideUnderTest.instant(MeetingId.fresh()));
        TrackingToken before = engine.createHeadToken();
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        Writes writes = Objects.requireNonNull(stored.get());
        long position = firstAfter(before).trackingToken().position().orElseThrow();
        TrackedEventMessage<?> told = Objects.requireNonNull(
                engine.next(before, new Committed(position, writes.events().getFirst(), writes.sealedWith())));
        side.part(KeyVault.class).destroyWith(meeting.value(), Personal.Scope.PEOPLE);
        assertThat(told.getPayload()).isEqualTo(firstAfter(before).getPayload());
        assertThat(told.getPayload().toString()).contains("no longer kept").doesNotContain("Ada");
    }

    @Test
    void anErasureThatArrivesIsKnownFromThenOn() {
        UUID key = UUID.randomUUID();
        var erased = new PersonalDataErased(
                ErasureId.of(UserId.fresh()),
                StreamKind.MEETING,
                "some meeting",
                List.of(key.toString()),
                Instant.now());
        assertThat(side.part(OpeningKeys.class).isAnyDestroyed(List.of(key))).isFalse();
        engine.arrives(new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(1), GenericEventMessage.asEventMessage(erased)));
        assertThat(side.part(OpeningKeys.class).isAnyDestroyed(List.of(key))).isTrue();
    }

    private AtomicReference<Writes> captured() {
        AtomicReference<Writes> stored = new AtomicReference<>();
        var _ = side.part(CommandBus.class).registerHandlerInterceptor((work, chain) -> {
            work.afterCommit(_ -> stored.set(Objects.requireNonNull(Writes.current())));
            return chain.proceed();
        });
        return stored;
    }

    private TrackedEventMessage<?> firstAfter(TrackingToken position) {
        return engine.readEvents(position, false).findFirst().orElseThrow();
    }

    private void erase() {
        side.part(KeyVault.class).destroy(side.owner().id().value(), List.of());
    }
}
