package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer begins with and what it once found, without the fuzzer. */
class FuzzSeedsTest {
    static Stream<Path> payload() throws IOException {
        return seeds("payload");
    }

    static Stream<Path> packet() throws IOException {
        return seeds("packet");
    }

    private static Stream<Path> seeds(String kind) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz").resolve(kind))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("payload")
    void any_payload_is_read_or_refused(Path seed) throws IOException {
        byte[] bytes = Files.readAllBytes(seed);
        assertThatCode(() -> PayloadFuzz.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("packet")
    void any_packet_means_the_same_when_it_is_written_again(Path seed) throws IOException {
        byte[] bytes = Files.readAllBytes(seed);
        assertThatCode(() -> PacketFuzz.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
    }
}
