package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/** A position may be written later only where nothing was done with any event of the batch. */
class UnusedEventsTest {
    private static final EventMessage<?> FIRST = GenericEventMessage.asEventMessage("first");
    private static final EventMessage<?> SECOND = GenericEventMessage.asEventMessage("second");

    @Test
    void aBatchOfWhichNothingWasUsed() {
        assertThat(unused(List.of(FIRST, SECOND), List.of(FIRST, SECOND))).isTrue();
    }

    @Test
    void aBatchOfWhichSomethingWasUsed() {
        assertThat(unused(List.of(FIRST, SECOND), List.of(FIRST))).isFalse();
        assertThat(unused(List.of(FIRST, SECOND), List.of(FIRST, FIRST))).isFalse();
        assertThat(unused(List.of(FIRST), List.of())).isFalse();
    }

    @Test
    void whatIsNoBatchIsUsed() {
        UnitOfWork<?> single = DefaultUnitOfWork.startAndGet(FIRST);
        try {
            UnusedEvents.note(FIRST);
            assertThat(UnusedEvents.areAllOf(single)).isFalse();
        } finally {
            single.rollback();
        }
    }

    private static boolean unused(List<EventMessage<?>> events, List<EventMessage<?>> noted) {
        BatchingUnitOfWork<EventMessage<?>> batch = new BatchingUnitOfWork<>(events);
        batch.start();
        try {
            noted.forEach(UnusedEvents::note);
            return UnusedEvents.areAllOf(batch);
        } finally {
            batch.rollback();
        }
    }
}
