package io.videoconf.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HandlingLimitTest {

    @Test
    void whatHangsIsInterruptedAndTheThreadGoesOn() {
        try (HandlingLimit limit = new HandlingLimit(Duration.ofMillis(1), Duration.ofMillis(50))) {
            CountDownLatch never = new CountDownLatch(1);
            DefaultUnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("hangs"));
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> limit.handle(unit, () -> never.await(20, TimeUnit.SECONDS)));
            unit.rollback();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void whatIsDoneInTimeIsLeftAlone() throws Exception {
        try (HandlingLimit limit = new HandlingLimit(Duration.ofMillis(1), Duration.ofMillis(2))) {
            DefaultUnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("quick"));
            assertThat(limit.handle(unit, () -> "done")).isEqualTo("done");
            unit.commit();
            limit.look();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
