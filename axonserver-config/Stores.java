import io.videoconf.allinone.stores.EmbeddedStores;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * PostgreSQL, a Mongo wire server and an S3 server for trying the distributed deployment on a machine that has none of
 * them: the ones of all-in-one, alone, in one process, on a data folder. Prints their addresses as the settings of the
 * sides, then {@code ready}, and runs until it is stopped. The README beside it says how to start it.
 */
void main(String[] arguments) throws InterruptedException {
    EmbeddedStores stores = EmbeddedStores.start(Path.of(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(stores::close));
    setting("spring.datasource.url", stores.postgres().jdbcUrl());
    setting("spring.datasource.username", stores.postgres().user());
    setting("spring.datasource.password", stores.postgres().password());
    setting("spring.mongodb.uri", stores.mongo().uri());
    setting("videoconf.objects.endpoint", stores.objects().endpoint());
    setting("videoconf.objects.access-key", stores.objects().accessKey());
    setting("videoconf.objects.secret-key", stores.objects().secretKey());
    setting("videoconf.objects.bucket", stores.objects().bucket());
    IO.println("ready");
    new CountDownLatch(1).await();
}

void setting(String name, Object value) {
    IO.println(name + "=" + value);
}
