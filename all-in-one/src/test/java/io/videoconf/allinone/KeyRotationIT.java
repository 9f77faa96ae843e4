package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The key that signs the ledger gives way to another, with private halves in a folder: what either has signed is verified outside. */
class KeyRotationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path VERIFIER = Path.of(System.getProperty("videoconf.verify.jar"));

    @TempDir
    private Path folder;

    @Test
    void whatWasSignedBeforeAndAfterIsVerifiedByThePackagedProgram() throws Exception {
        assertThat(VERIFIER)
                .as("the packaged verifier: `./mvnw package -pl verifier -am -DskipTests` makes it")
                .exists();
        Path halves = folder.resolve("halves");
        try (Core core = Core.start(
                        folder.resolve("data"),
                        "--videoconf.ledger.key-folder=" + halves,
                        "--videoconf.ledger.head-every=1s");
                Edge edge = Edge.start(core, "rotation", 0)) {
            RestClient rest = edge.rest();
            Person owner = Person.register(rest, "Owner");
            Path before = exported(owner, "before");
            String first = onlyKey(rest);
            List<Path> kept = files(halves);
            assertThat(kept).hasSize(1);

            // A year goes by: what counts is when the key was made.
            new JdbcTemplate(core.part(DataSource.class))
                    .update("update ledger_key set created_at = created_at - interval '366 days'");
            Path after = exported(owner, "after");

            String second = keys(rest).getLast();
            assertThat(keys(rest)).hasSize(2).containsExactly(first, second);
            assertThat(files(halves))
                    .as("the half that signed is gone")
                    .hasSize(1)
                    .doesNotContainAnyElementsOf(kept);
            Path both = Files.writeString(folder.resolve("keys"), first + "\n" + second + "\n");
            holds(before, both, true);
            holds(after, both, true);
            // Each key vouches for what it has signed, and for nothing else.
            holds(before, Files.writeString(folder.resolve("young"), second + "\n"), false);
            holds(after, Files.writeString(folder.resolve("old"), first + "\n"), false);
        }
    }

    private Path exported(Person owner, String name) throws IOException {
        String meeting = owner.rest()
                .post("/meetings", Json.object("title", name))
                .expect(201)
                .body()
                .path("meeting_id")
                .asString();
        owner.rest().post("/meetings/" + meeting + "/end").expect(200);
        byte[] bundle = await().atMost(PATIENCE)
                .until(
                        () -> owner.rest().get("/meetings/" + meeting + "/history/export"),
                        answer -> answer.status() == 200)
                .bytes();
        return Files.write(folder.resolve(name + ".zip"), bundle);
    }

    private static String onlyKey(RestClient rest) {
        List<String> keys = keys(rest);
        assertThat(keys).hasSize(1);
        return keys.getFirst();
    }

    private static List<String> keys(RestClient rest) {
        return rest.anonymous()
                .get("/ledger/keys")
                .expect(200)
                .body()
                .path("keys")
                .valueStream()
                .map(key -> key.path("verifier_key"))
                .map(JsonNode::asString)
                .toList();
    }

    private static List<Path> files(Path halves) throws IOException {
        try (Stream<Path> files = Files.list(halves)) {
            return files.toList();
        }
    }

    private static void holds(Path bundle, Path keys, boolean expected) throws IOException, InterruptedException {
        Path said = bundle.resolveSibling(bundle.getFileName() + "-by-" + keys.getFileName());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", VERIFIER.toString(), bundle.toString()));
        command.addAll(List.of("--key", keys.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(expected ? 0 : 1);
        assertThat(Files.readString(said)).contains(expected ? "HOLDS" : "DOES NOT HOLD");
    }
}
