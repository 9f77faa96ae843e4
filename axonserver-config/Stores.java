import io.videoconf.allinone.stores.EmbeddedStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * PostgreSQL, a Mongo wire server and an S3 server for trying the distributed deployment on a machine that has none of
 * them: the ones of all-in-one, alone, in one process. The arguments are the data folder, and the file that gets their
 * addresses and passwords as settings of the sides. Says {@code ready}, and runs until it is stopped. The README beside
 * it says how to start it.
 */
void main(String[] arguments) throws IOException, InterruptedException {
    EmbeddedStores stores = EmbeddedStores.start(Path.of(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(stores::close));
    write(
            Path.of(arguments[1]),
            List.of(
                    "spring.datasource.url=" + stores.postgres().jdbcUrl(),
                    "spring.datasource.username=" + stores.postgres().user(),
                    "spring.datasource.password=" + stores.postgres().password(),
                    "spring.mongodb.uri=" + stores.mongo().uri(),
                    "videoconf.projections.guarded-writes=false",
                    "# The wire server does not know the command that the probe asks.",
                    "management.health.mongodb.enabled=false",
                    "videoconf.sealing.master-key=" + stores.sealingKey(),
                    "videoconf.objects.endpoint=" + stores.objects().endpoint(),
                    "videoconf.objects.access-key=" + stores.objects().accessKey(),
                    "videoconf.objects.secret-key=" + stores.objects().secretKey(),
                    "videoconf.objects.bucket=" + stores.objects().bucket()));
    IO.println("ready");
    new CountDownLatch(1).await();
}

/** For the eyes of its owner only, where the file system knows such. */
void write(Path file, List<String> settings) throws IOException {
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(file, settings, StandardOpenOption.CREATE);
}
