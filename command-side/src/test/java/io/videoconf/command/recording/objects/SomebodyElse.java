package io.videoconf.command.recording.objects;

import io.minio.DisableObjectLegalHoldArgs;
import io.minio.EnableObjectLegalHoldArgs;
import io.minio.MinioAsyncClient;
import java.time.Duration;

/** Who works on the store past us, with a client of their own. */
public final class SomebodyElse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MinioAsyncClient client;
    private final String bucket;

    public SomebodyElse(ObjectStoreSettings settings) {
        this.bucket = settings.bucket();
        this.client = MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .build();
    }

    /** Places a legal hold on the last version. */
    public void holds(ObjectKey key) throws Exception {
        Answers.await(
                client.enableObjectLegalHold(EnableObjectLegalHoldArgs.builder()
                        .bucket(bucket)
                        .object(key.value())
                        .build()),
                PATIENCE);
    }

    /** Lifts it. */
    public void releases(ObjectKey key) throws Exception {
        Answers.await(
                client.disableObjectLegalHold(DisableObjectLegalHoldArgs.builder()
                        .bucket(bucket)
                        .object(key.value())
                        .build()),
                PATIENCE);
    }

    @Override
    public void close() throws Exception {
        client.close();
    }
}
