package io.videoconf.command.recording.objects;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place in the store in which everything is kept. */
final class Bucket {
    private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Map<String, String> LOCKS = Map.of("x-amz-bucket-object-lock-enabled", "true");
    /** Statuses by which a store says that it knows of no locks: then the bucket is made without. */
    private static final Set<Integer> CANNOT_LOCK = Set.of(400, 405, 501);

    private static final Duration GREETED_WITHIN = Duration.ofSeconds(5);
    /** S3's first region, which is no location: to name it as one when a bucket is made is an error there. */
    private static final String REGION_WITHOUT_A_NAME = "us-east-1";

    private final MinioAsyncClient client;
    private final OkHttpClient http;
    private final ObjectStoreSettings settings;
    private final Clock clock;

    Bucket(MinioAsyncClient client, OkHttpClient http, ObjectStoreSettings settings, Clock clock) {
        this.client = client;
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks whether it is there. */
    void greet() throws MinioException {
        BucketExistsArgs asked =
                BucketExistsArgs.builder().bucket(settings.bucket()).build();
        if (!Answers.await(client.bucketExists(asked), GREETED_WITHIN)) {
            throw new MinioException("there is no bucket " + settings.bucket());
        }
    }

    /** Makes it, when there is none. Two processes that start together may both try. */
    void makeWhenMissing() throws MinioException {
        BucketExistsArgs asked =
                BucketExistsArgs.builder().bucket(settings.bucket()).build();
        if (Answers.await(client.bucketExists(asked), ANSWER_WITHIN)) {
            return;
        }
        if (REGION_WITHOUT_A_NAME.equals(settings.region())) {
            makeWithoutLocation();
        } else {
            makeInRegion();
        }
        if (!Answers.await(client.bucketExists(asked), ANSWER_WITHIN)) {
            throw new MinioException("the store says that it made the bucket, and then that there is none");
        }
        LOG.info("made the bucket {}", settings.bucket());
    }

    private void makeInRegion() throws MinioException {
        try {
            Answers.await(
                    client.makeBucket(MakeBucketArgs.builder()
                            .bucket(settings.bucket())
                            .objectLock(settings.wantsLocks())
                            .build()),
                    ANSWER_WITHIN);
        } catch (ErrorResponseException e) {
            if (!"BucketAlreadyOwnedByYou".equals(e.errorResponse().code())) {
                throw e;
            }
        }
    }

    /** The client library names the location always. */
    private void makeWithoutLocation() throws MinioException {
        int status = settings.wantsLocks() ? made(LOCKS) : made(Map.of());
        if (settings.wantsLocks() && CANNOT_LOCK.contains(status)) {
            status = made(Map.of());
        }
        // 409: another process was faster; or it is somebody else's, and then every use of it says so.
        if (status / 100 != 2 && status != 409) {
            throw new MinioException("the store does not make the bucket: status " + status);
        }
    }

    private int made(Map<String, String> headers) throws MinioException {
        String url = new QuerySigner(settings.accessKey(), settings.secretKey(), settings.region())
                .sign(
                        "PUT",
                        settings.endpoint(),
                        "/" + settings.bucket(),
                        headers,
                        Map.of(),
                        clock.instant(),
                        ANSWER_WITHIN);
        Request request = new Request.Builder()
                .url(url)
                .headers(Headers.of(headers))
                .put(RequestBody.create(new byte[0], null))
                .build();
        try (Response response = http.newCall(request).execute()) {
            return response.code();
        } catch (IOException e) {
            throw new MinioException(String.valueOf(e.getMessage()), e);
        }
    }
}
