package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.messaging.SnapshotTypes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SnapshotFilterTest {
    record Desk(int drawers) {}

    private final SnapshotFilter filter = new EventStoreConfiguration()
            .snapshotFilter(new StaticListableBeanFactory(Map.of("types", new SnapshotTypes(Map.of(Desk.class, "2"))))
                    .getBeanProvider(SnapshotTypes.class));

    @Test
    void onlyTodaysShapesAreRead() {
        assertThat(filter.allow(snapshot("Desk", "2"))).isTrue();
        assertThat(filter.allow(snapshot("Desk", "1"))).isFalse();
        assertThat(filter.allow(snapshot("Desk", null))).isFalse();
        assertThat(filter.allow(snapshot("Chair", "2"))).isFalse();
    }

    private static DomainEventData<?> snapshot(String type, @Nullable String shape) {
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        return new GenericDomainEventEntry<>(
                "Desk", "desk-1", 50, "snapshot-1", Instant.EPOCH.toString(), type, shape, nothing, nothing);
    }
}
