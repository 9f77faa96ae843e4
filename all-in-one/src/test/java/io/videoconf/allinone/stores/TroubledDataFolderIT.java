package io.videoconf.allinone.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class TroubledDataFolderIT {
    @TempDir
    Path folder;

    @Test
    void aFileIsNoDataFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "mine");
        assertRefused(file, "the data folder " + file + " is not a folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        // Not by permissions: root, as whom this may run, has them all.
        Path below = Files.writeString(folder.resolve("file"), "").resolve("data");
        assertRefused(below, "the data folder " + below + " cannot be written to");
        if (Files.isDirectory(Path.of("/proc"))) {
            Path kernels = Path.of("/proc/videoconf");
            assertRefused(kernels, "the data folder " + kernels + " cannot be written to");
        }
    }

    @Test
    void oneFolderServesOneProcess() {
        try (EmbeddedStores _ = EmbeddedStores.start(folder)) {
            assertRefused(
                    folder,
                    "the data folder " + folder + " is in use by another VideoConf (process "
                            + ProcessHandle.current().pid() + ")");
        }
        EmbeddedStores.start(folder).close();
    }

    @Test
    void aDatabaseThatLostItsPasswordSaysSo() throws IOException {
        EmbeddedStores.start(folder).close();
        Files.delete(folder.resolve("secrets/postgres-password"));
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedStores.start(folder).close())
                .withMessageContaining("has lost its passwords: put back")
                .withMessageContaining("secrets/postgres-password");
    }

    @Test
    void anInterruptedFirstStartIsBegunAgain() throws IOException {
        Path cluster = Files.createDirectories(folder.resolve("postgres/cluster"));
        Files.writeString(cluster.resolve("postgresql.conf"), "half");
        Files.createDirectories(folder.resolve("postgres/program/PG-1/bin"));
        try (EmbeddedStores stores = EmbeddedStores.start(folder)) {
            assertThat(stores.readModelsWereLost()).isFalse();
        }
    }

    @Test
    void aServerOfAnotherFolderIsLeftAlone() throws Exception {
        Path ours = folder.resolve("ours");
        Path theirs = folder.resolve("theirs");
        EmbeddedStores.start(ours).close();
        try (EmbeddedStores strangers = EmbeddedStores.start(theirs)) {
            Path pidFile = Path.of("postgres/cluster/postmaster.pid");
            long server =
                    Long.parseLong(Files.readAllLines(theirs.resolve(pidFile)).getFirst());
            Files.copy(theirs.resolve(pidFile), ours.resolve(pidFile));
            try (EmbeddedStores stores = EmbeddedStores.start(ours)) {
                assertThat(stores.postgres().jdbcUrl())
                        .isNotEqualTo(strangers.postgres().jdbcUrl());
                new Probe(stores).makeTable();
            }
            assertThat(ProcessHandle.of(server)).isPresent();
            new Probe(strangers).makeTable();
        }
    }

    @Test
    void lostReadModelsAreTold() throws Exception {
        EmbeddedStores.start(folder).close();
        Files.delete(folder.resolve("mongo/views.mv"));
        try (EmbeddedStores stores = EmbeddedStores.start(folder)) {
            assertThat(stores.readModelsWereLost()).isTrue();
        }
        try (EmbeddedStores stores = EmbeddedStores.start(folder)) {
            assertThat(stores.readModelsWereLost()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "everywhere"})
    void damagedReadModelsAreMadeAnew(String damage) throws Exception {
        try (DataFolder data = DataFolder.hold(folder)) {
            try (MongoStore store = MongoStore.start(data)) {
                assertThat(store.isFresh()).isTrue();
                Probe.insertDocuments(store.address(), 100, "view");
            }
            damage(folder.resolve("mongo/views.mv"), damage);
            try (MongoStore store = MongoStore.start(data)) {
                assertThat(store.isFresh()).isTrue();
                assertThat(Probe.documents(store.address(), "view")).isZero();
                Probe.insertDocuments(store.address(), 1, "view");
            }
            try (MongoStore store = MongoStore.start(data)) {
                assertThat(store.isFresh()).isFalse();
                assertThat(Probe.documents(store.address(), "view")).isEqualTo(1);
            }
        }
    }

    @Test
    void readModelsCutShortAreMadeAnewOrAreThoseOfAnEarlierMoment() throws Exception {
        try (DataFolder data = DataFolder.hold(folder)) {
            try (MongoStore store = MongoStore.start(data)) {
                Probe.insertDocuments(store.address(), 2000, "view", "position");
            }
            Path file = folder.resolve("mongo/views.mv");
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length * 3 / 4), StandardOpenOption.TRUNCATE_EXISTING);
            try (MongoStore store = MongoStore.start(data)) {
                long positions = Probe.documents(store.address(), "position");
                assertThat(positions).isLessThan(2000);
                assertThat(Probe.documents(store.address(), "view")).isBetween(positions, positions + 1);
            }
        }
    }

    private static void damage(Path file, String damage) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (damage) {
            case "start" -> Arrays.fill(bytes, 0, 8192, (byte) 'x');
            case "everywhere" -> Arrays.fill(bytes, (byte) 'x');
            default -> throw new IllegalArgumentException(damage);
        }
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void assertRefused(Path data, String line) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedStores.start(data).close())
                .withMessage(line);
    }
}
