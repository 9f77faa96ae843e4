package io.videoconf.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.recording.views.AccessView;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lives of a recording and of the people around it, at random: whom it answered at each moment of them is told of that moment ever
 * after, whatever has become of it, of them and of their addresses.
 */
class PastAccessIT {
    private static final int FACTS = 60;

    @ParameterizedTest
    @CsvSource({"1, off", "2, off", "3, required", "4, required"})
    void whomItAnsweredAtAnyMomentIsToldEverAfter(long seed, String verification) {
        try (RandomAccessLife life = new RandomAccessLife(seed, verification)) {
            Map<Instant, Map<String, Boolean>> saw = new HashMap<>();
            for (int fact = 0; fact < FACTS; fact++) {
                Instant at = life.goOn();
                saw.put(at, life.answered());
                saw.get(at)
                        .forEach((email, answered) -> assertThat(life.sees(email, null))
                                .as("seed %d: %s now, at %s", seed, email, at)
                                .isEqualTo(answered));
            }
            saw.forEach((at, people) -> people.forEach((email, answered) -> assertThat(life.sees(email, at))
                    .as("seed %d: %s at %s", seed, email, at)
                    .isEqualTo(answered)));
            assertThat(saw.values().stream().flatMap(each -> each.values().stream()))
                    .contains(true, false);
            assertThat(life.access("person1@example.org", life.before())).isEqualTo(new AccessView(false, "not_yet"));
        }
    }
}
