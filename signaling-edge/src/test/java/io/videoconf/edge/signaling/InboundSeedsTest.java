package io.videoconf.edge.signaling;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer begins with and what it once found, for every event, without the fuzzer. */
class InboundSeedsTest {
    private static final int MORE_THAN_EVENTS = 64;

    static Stream<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz/inbound"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyBodyOfAnyEventIsReadOrRefused(Path seed) throws IOException {
        byte[] bytes = Files.readAllBytes(seed);
        assertThatCode(() -> {
                    for (int event = 0; event < MORE_THAN_EVENTS; event++) {
                        bytes[0] = (byte) event;
                        InboundFuzz.fuzzerTestOneInput(bytes);
                    }
                })
                .doesNotThrowAnyException();
    }
}
