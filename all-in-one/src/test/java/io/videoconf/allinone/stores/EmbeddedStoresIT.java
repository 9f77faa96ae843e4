package io.videoconf.allinone.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedStoresIT {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsThereAfterAStopAndAStart() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedStores stores = EmbeddedStores.start(data)) {
            Probe probe = new Probe(stores);
            probe.makeTable();
            probe.insertRow(1);
            probe.insertDocument("view", 1);
            assertThat(probe.put("recording", "0123456789").statusCode()).isEqualTo(200);
            assertThat(stores.readModelsWereLost()).isFalse();
            assertThat(stores.startTimes().postgres()).isLessThan(Duration.ofSeconds(15));
            System.out.println("fresh folder: " + stores.startTimes());
        }
        try (EmbeddedStores stores = EmbeddedStores.start(data)) {
            Probe probe = new Probe(stores);
            assertThat(probe.rows()).isEqualTo(1);
            assertThat(probe.documents("view")).isEqualTo(1);
            var range = probe.getRange("recording", "bytes=2-4");
            assertThat(range.statusCode()).isEqualTo(206);
            assertThat(range.body()).isEqualTo("234");
            assertThat(stores.readModelsWereLost()).isFalse();
            System.out.println("folder in use: " + stores.startTimes());
        }
    }

    @Test
    void postgresKeepsWhatItAcknowledgedAndLetsNobodyInWithoutPassword() throws Exception {
        try (EmbeddedStores stores = EmbeddedStores.start(folder)) {
            Probe probe = new Probe(stores);
            assertThat(probe.ask("SHOW fsync")).isEqualTo("on");
            assertThat(probe.ask("SHOW synchronous_commit")).isEqualTo("on");
            assertThat(probe.ask("SHOW full_page_writes")).isEqualTo("on");
            assertThat(probe.ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(probe.ask("SELECT usesuper FROM pg_user WHERE usename = current_user"))
                    .isEqualTo("f");
            for (String user : new String[] {"postgres", "videoconf"}) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> DriverManager.getConnection(
                                        stores.postgres().jdbcUrl(), user, "wrong")
                                .close());
            }
            assertThat(Files.readString(folder.resolve("postgres/cluster/pg_hba.conf"))
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank()))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("scram-sha-256"));
        }
    }

    @Test
    void theMongoServerLetsNobodyInWithoutPassword() {
        try (EmbeddedStores stores = EmbeddedStores.start(folder)) {
            String uri = stores.mongo().uri();
            String stranger = uri.replaceFirst("//.*@", "//").replaceFirst("\\?.*", "");
            String wrong = uri.replaceFirst(":[^:@/]*@", ":wrong@");
            for (String address : new String[] {stranger, wrong}) {
                try (MongoClient client = MongoClients.create(address)) {
                    assertThatExceptionOfType(MongoException.class)
                            .isThrownBy(() -> client.getDatabase("videoconf")
                                    .getCollection("view")
                                    .countDocuments());
                }
            }
        }
    }

    @Test
    void theObjectStoreServesOnlyWhatIsSigned() throws Exception {
        try (EmbeddedStores stores = EmbeddedStores.start(folder)) {
            Probe probe = new Probe(stores);
            assertThat(probe.put("recording", "secret").statusCode()).isEqualTo(200);
            URI signed = probe.signed(io.minio.Http.Method.GET, "recording");
            URI tampered = URI.create(signed.toString().replace("recording?", "recordinG?"));
            URI unsigned = URI.create(signed.toString().replaceFirst("\\?.*", ""));
            for (URI address : new URI[] {tampered, unsigned}) {
                var response = Probe.http(HttpRequest.newBuilder(address).build());
                assertThat(response.statusCode()).as(address.getPath()).isEqualTo(403);
            }
        }
    }

    @Test
    void secretsAreReadableByTheirOwnerAlone() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedStores stores = EmbeddedStores.start(data)) {
            assertThat(permissions(data)).isEqualTo("rwx------");
            for (String inner : new String[] {"secrets", "postgres", "postgres/cluster", "mongo", "objects"}) {
                assertThat(permissions(data.resolve(inner))).as(inner).isEqualTo("rwx------");
            }
            try (Stream<Path> secrets = Files.list(data.resolve("secrets"))) {
                assertThat(secrets)
                        .hasSize(6)
                        .allMatch(secret -> permissions(secret).equals("rw-------"));
            }
            assertThat(stores.postgres() + " " + stores.mongo() + " " + stores.objects())
                    .doesNotContain(Files.readString(data.resolve("secrets/postgres-password")))
                    .doesNotContain(Files.readString(data.resolve("secrets/mongo-password")))
                    .doesNotContain(Files.readString(data.resolve("secrets/objects-secret-key")));
        }
    }

    @Test
    void afterAKillTheStaleServerGivesWayAndNothingAcknowledgedIsLost() throws Exception {
        Process other = StoresInAnotherProcess.start(folder);
        long server;
        try (BufferedReader output = other.inputReader(UTF_8)) {
            assertThat(output.lines().anyMatch("written"::equals)).isTrue();
            server = Long.parseLong(Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"))
                    .getFirst());
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> EmbeddedStores.start(folder).close())
                    .withMessageMatching("the data folder .* is in use by another VideoConf \\(process \\d+\\)");
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(server)).isPresent();

        try (EmbeddedStores stores = EmbeddedStores.start(folder)) {
            Probe probe = new Probe(stores);
            System.out.println("after a kill: " + stores.startTimes());
            assertThat(ProcessHandle.of(server)).isEmpty();
            assertThat(probe.rows()).isGreaterThan(20);
            assertThat(stores.readModelsWereLost()).isFalse();
            assertThat(probe.documents("view")).isBetween(probe.documents("position"), probe.rows());
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
