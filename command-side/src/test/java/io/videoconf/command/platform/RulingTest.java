package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import java.time.Instant;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class RulingTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00.000005Z");

    private static final MetaData AT_NOON = MetaData.from(
                    OriginMetadata.write(new Origin(Actor.SYSTEM, "req_1", Door.REST, AddressClass.LOOPBACK, 1)))
            .and(CommandStamp.DECIDED_AT, NOON.toString());

    @Test
    void isDecidedWhenItWasStamped() {
        assertThat(Ruling.asked("anything", AT_NOON, null).at()).isEqualTo(NOON);
        assertThat(Ruling.asked("anything", AT_NOON, NOON.minusNanos(1_000)).at())
                .isEqualTo(NOON);
    }

    @Test
    void butAfterWhatHasHappened() {
        assertThat(Ruling.asked("anything", AT_NOON, NOON).at()).isEqualTo("2026-01-15T12:00:00.000006Z");
        assertThat(Ruling.asked("anything", AT_NOON, NOON.plusSeconds(1)).at())
                .isEqualTo("2026-01-15T12:00:01.000006Z");
    }
}
