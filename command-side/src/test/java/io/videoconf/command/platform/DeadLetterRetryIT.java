package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.MeetingUnlocked;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an automation could not handle is tried again, in order, until it can. */
class DeadLetterRetryIT {
    private static final String GROUP = "flaky";
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.with(
                Flaky.class, "--videoconf.automations.first-retry=200ms", "--videoconf.automations.look=50ms");
        side.jdbc().sql("create table seen (meeting text, fact text)").update();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void whatFailsIsTriedAgainInOrderAndLeavesNothingHalfDone() {
        MeetingId troubled = MeetingId.fresh();
        MeetingId other = MeetingId.fresh();
        WhenLockedThenNote automation = side.part(WhenLockedThenNote.class);
        automation.failuresLeft.set(3);
        automation.troubled = troubled.value();
        for (MeetingId meeting : List.of(troubled, other)) {
            side.send(CommandSideUnderTest.instant(meeting));
            side.send(new LockMeeting(meeting));
            side.send(new UnlockMeeting(meeting));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> side.count("seen") == 4);

        assertThat(automation.order.stream().filter(it -> it.endsWith(other.value())))
                .containsExactly("locked " + other, "unlocked " + other);
        assertThat(automation.order.stream().filter(it -> it.endsWith(troubled.value())))
                .containsExactly("locked " + troubled, "unlocked " + troubled);
        assertThat(automation.attempts).hasValue(4);
        await().atMost(Duration.ofSeconds(5)).until(() -> side.count("dead_letter") == 0);
    }

    @Test
    void restsGrowUpToALimit() {
        AutomationSettings settings = new AutomationSettings(
                Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(10), null);

        assertThat(settings.restAfter(0)).isZero();
        assertThat(settings.restAfter(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.restAfter(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.restAfter(50)).isEqualTo(Duration.ofMinutes(1));
    }

    @Configuration(proxyBeanMethods = false)
    static class Flaky {
        @Bean
        AutomationGroup flakyGroup() {
            return new AutomationGroup(GROUP);
        }

        @Bean
        WhenLockedThenNote whenLockedThenNote(JdbcClient jdbc) {
            return new WhenLockedThenNote(jdbc);
        }
    }

    /** Fails as often as it is told to, after it has written: what it wrote must not stay. */
    @ProcessingGroup(GROUP)
    @DisallowReplay
    static class WhenLockedThenNote {
        final AtomicInteger failuresLeft = new AtomicInteger();
        final AtomicInteger attempts = new AtomicInteger();
        final List<String> order = new CopyOnWriteArrayList<>();
        volatile String troubled = "";
        private final JdbcClient jdbc;

        WhenLockedThenNote(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(MeetingLocked fact) {
            if (fact.meetingId().value().equals(troubled)) {
                int attempt = attempts.incrementAndGet();
                if (failuresLeft.getAndDecrement() > 0) {
                    if (attempt > 1) {
                        write(fact.meetingId(), "half done");
                    }
                    throw new IllegalStateException("not yet");
                }
            }
            note(fact.meetingId(), "locked");
        }

        @EventHandler
        void on(MeetingUnlocked fact) {
            note(fact.meetingId(), "unlocked");
        }

        private void note(MeetingId meeting, String fact) {
            order.add(fact + " " + meeting);
            write(meeting, fact);
        }

        private void write(MeetingId meeting, String fact) {
            jdbc.sql("insert into seen values (?, ?)")
                    .params(meeting.value(), fact)
                    .update();
        }
    }
}
