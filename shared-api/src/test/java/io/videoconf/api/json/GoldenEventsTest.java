package io.videoconf.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Personal;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events are for ever: each has its stored form under {@code contract/events}, and today's code must write it to the
 * letter and read it back. Where a file is missing, run with {@code -Dvideoconf.renew=true} and look at what it wrote.
 */
class GoldenEventsTest {
    private static final Path GOLDEN = Path.of("..", "contract", "events");
    private static final JsonMapper PRETTY = ApiJson.mapper()
            .rebuild()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    static Stream<Class<?>> events() {
        return MessageTypes.events().stream().sorted((a, b) -> a.getName().compareTo(b.getName()));
    }

    static Stream<Class<?>> messages() {
        return MessageTypes.all().stream()
                .filter(type -> type != Listing.class)
                .sorted((a, b) -> a.getName().compareTo(b.getName()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsWrittenAndReadAsItsGoldenFileSays(Class<?> type) throws IOException {
        Path file = GOLDEN.resolve(type.getSimpleName() + ".v" + MessageTypes.revisionOf(type) + ".json");
        String written = PRETTY.writeValueAsString(Samples.of(type)).replace(System.lineSeparator(), "\n") + "\n";
        if (Boolean.getBoolean("videoconf.renew") && Files.notExists(file)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, written);
        }
        assertThat(file).as("the golden form of " + type.getSimpleName()).exists();
        assertThat(written).isEqualTo(Files.readString(file));
        assertThat(PRETTY.readValue(Files.readString(file), type)).isEqualTo(Samples.of(type));
    }

    @Test
    void everyGoldenFileBelongsToAnEvent() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> names = files.map(file -> file.getFileName().toString().replaceAll("\\.v\\d+\\.json$", ""))
                    .distinct()
                    .toList();
            assertThat(names)
                    .allSatisfy(name -> assertThat(MessageTypes.knows(name)).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageCrossesTheBus(Class<?> type) {
        Object sample = Samples.of(type);
        assertThat((Object) ApiJson.mapper().readValue(ApiJson.mapper().writeValueAsString(sample), type))
                .isEqualTo(sample);
    }

    @Test
    void aListingKeepsTheTypeOfItsRows() {
        Listing<?> listing = new Listing<>(List.of(Samples.of(MessageTypes.classOf("MeetingRow"))), 7, true, "next");
        assertThat(ApiJson.mapper().readValue(ApiJson.mapper().writeValueAsString(listing), Listing.class))
                .isEqualTo(listing);
    }

    @Test
    void aNameOutsideTheRegistryIsNeverAClass() {
        assertThatThrownBy(() -> MessageTypes.classOf("java.lang.Runtime"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageTypes.nameOf(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void personalDataSaysWhoseItIs(Class<?> type) {
        List<String> names = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        Arrays.stream(type.getRecordComponents())
                .map(component -> component.getAnnotation(Personal.class))
                .filter(mark -> mark != null)
                .forEach(mark -> assertThat(names).contains(mark.of()));
    }
}
