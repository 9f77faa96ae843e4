package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.compliance.commands.PlaceHold;
import io.videoconf.api.compliance.commands.ReleaseHold;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was due and found a hold in its way is not forgotten: it is asked again when one is lifted. */
class HeldCommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.with(Holding.class);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void whatAHoldRefusesIsAskedAgainWhenAHoldIsLifted() {
        Door door = side.part(Door.class);
        Actor officer = new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.COMPLIANCE, null);
        HoldId hold = HoldId.fresh();
        side.send(
                officer,
                new PlaceHold(
                        hold,
                        HoldKind.TENANT,
                        officer.tenant().value(),
                        "2026-17",
                        "Pending litigation",
                        Instant.now().plusSeconds(3600)));
        RecordingId recording = RecordingId.fresh();
        side.part(ScheduledCommands.class).at("account-out", Instant.now(), new DiscardOrphanedRecording(recording));

        await().atMost(PATIENCE).until(() -> door.asked.getOrDefault(recording.value(), 0) == 2);
        await().atMost(PATIENCE)
                .until(() -> side.count("scheduled_tasks where task_instance like '" + recording + "%'") == 0);
        assertThat(side.count("held_command")).isEqualTo(1);

        door.open.set(true);
        side.send(officer, new ReleaseHold(hold));

        await().atMost(PATIENCE).until(() -> door.asked.getOrDefault(recording.value(), 0) == 3);
        await().atMost(PATIENCE).until(() -> side.count("held_command") == 0);
    }

    @Configuration(proxyBeanMethods = false)
    static class Holding {
        @Bean
        Door door() {
            return new Door();
        }

        @Bean
        InitializingBean heldBack(CommandBus bus, Door door) {
            return () -> bus.registerHandlerInterceptor((work, chain) -> {
                CommandMessage<?> message = work.getMessage();
                if (message.getPayload() instanceof DiscardOrphanedRecording it) {
                    door.asked.merge(it.recordingId().value(), 1, Integer::sum);
                    if (!door.open.get()) {
                        throw new RefusedException(Refusal.of(RefusalCode.LEGAL_HOLD, "AHeldRecordingIsKept"));
                    }
                    return null;
                }
                return chain.proceed();
            });
        }
    }

    /** Stands in the way like a hold that whoever decides does not turn into a postponement. */
    static final class Door {
        final AtomicBoolean open = new AtomicBoolean();
        final Map<String, Integer> asked = new ConcurrentHashMap<>();
    }
}
