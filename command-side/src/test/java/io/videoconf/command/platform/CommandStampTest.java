package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MetadataKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class CommandStampTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private final CommandStamp stamp = new CommandStamp(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aCommandIsDecidedNow() throws Exception {
        assertThat(decidedAt(Map.of())).isEqualTo(NOON);
        assertThat(decidedAt(Map.of(MetadataKeys.DUE_AT, "2030-01-01T11:59:59Z")))
                .isEqualTo(NOON);
    }

    @Test
    void whatIsDueIsNotDecidedBeforeItsTimeThoughThisClockIsBehind() throws Exception {
        assertThat(decidedAt(Map.of(MetadataKeys.DUE_AT, "2030-01-01T12:00:00.250Z")))
                .isEqualTo(NOON.plusMillis(250));
    }

    private Instant decidedAt(Map<String, String> metadata) throws Exception {
        UnitOfWork<? extends CommandMessage<?>> work = DefaultUnitOfWork.startAndGet(
                GenericCommandMessage.asCommandMessage("due").andMetaData(metadata));
        try {
            stamp.handle(work, () -> null);
            return Instant.parse((String) work.getMessage().getMetaData().get(CommandStamp.DECIDED_AT));
        } finally {
            work.rollback();
        }
    }
}
