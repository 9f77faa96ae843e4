package io.videoconf.edge.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PlacesTest {
    private final Address person = Address.companions(MeetingId.fresh(), ParticipantId.fresh());
    private final ConnectionId phone = ConnectionId.fresh();
    private final ConnectionId tablet = ConnectionId.fresh();

    @Test
    void thereAreNoMorePlacesThanThereAre() {
        Places places = new MemoryPlaces();

        assertThat(now(places.take(person, phone, 1))).isTrue();
        assertThat(now(places.take(person, phone, 1))).as("its own again").isTrue();
        assertThat(now(places.take(person, tablet, 1))).isFalse();
        places.giveBack(person, tablet);
        assertThat(now(places.take(person, tablet, 1)))
                .as("who had none gave none back")
                .isFalse();
        places.giveBack(person, phone);
        assertThat(now(places.take(person, tablet, 1))).isTrue();
        assertThat(now(places.take(Address.companions(person.meeting(), ParticipantId.fresh()), phone, 1)))
                .as("somebody else's")
                .isTrue();
    }

    @Test
    void oneOfAllWhoAskIsTheFirst() {
        Places places = new MemoryPlaces();

        List<Boolean> answers = IntStream.range(0, 100)
                .parallel()
                .mapToObj(_ -> now(places.first("gone:" + phone.value())))
                .toList();

        assertThat(answers).containsOnlyOnce(true);
        assertThat(now(places.first("gone:" + tablet.value()))).isTrue();
    }

    @Test
    void withoutRedisEachEdgeCountsItsOwn() {
        try (RedisPlaces places = new RedisPlaces(URI.create("redis://127.0.0.1:1"))) {
            assertThat(now(places.take(person, phone, 1))).isTrue();
            assertThat(now(places.take(person, tablet, 1))).isFalse();
            assertThat(now(places.first("gone:" + phone.value()))).isTrue();
            assertThat(now(places.first("gone:" + phone.value()))).isFalse();
        }
    }

    @Test
    void anAddressIsFoundAgainInItsChannel() {
        Address signals = Address.of(person.meeting(), person.participant());

        assertThat(Wire.address(Wire.channel(person))).contains(person);
        assertThat(Wire.address(Wire.channel(signals))).contains(signals);
        assertThat(Wire.channel(person)).isNotEqualTo(Wire.channel(signals));
        assertThat(Wire.address("videoconf:signal:1:nonsense")).isEmpty();
        assertThat(Wire.address("somebody:else")).isEmpty();
    }

    private static boolean now(Mono<Boolean> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(5)));
    }
}
