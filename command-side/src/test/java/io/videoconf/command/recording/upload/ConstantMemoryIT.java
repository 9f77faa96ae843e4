package io.videoconf.command.recording.upload;

import static io.videoconf.command.recording.Given.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.recording.Part;
import io.videoconf.command.recording.Given;
import io.videoconf.command.recording.access.RecordingLinks;
import io.videoconf.command.recording.objects.Bytes;
import io.videoconf.command.recording.objects.EmbeddedS3;
import io.videoconf.command.recording.objects.ObjectStoreSettings;
import io.videoconf.command.recording.objects.S3ObjectStore;
import io.videoconf.command.recording.state.RecordingState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 256 MiB are completed by a process whose whole heap is a quarter of that: did it keep what it reads, it would not
 * live to tell. The store runs in this process, and does not count.
 */
class ConstantMemoryIT {
    private static final String HEAP = "-Xmx64m";
    private static final long TOTAL = 256L << 20;

    @TempDir
    Path directory;

    @Test
    void largePartsNeedNoMoreMemoryThanSmallOnes() throws Exception {
        completeInLittleMemory(64L << 20);
    }

    @Test
    void partsThatPassThroughUsNeedNoMoreMemoryEither() throws Exception {
        completeInLittleMemory(4L << 20);
    }

    private void completeInLittleMemory(long partSize) throws Exception {
        try (EmbeddedS3 server = EmbeddedS3.start(directory);
                S3ObjectStore store = new S3ObjectStore(server.settings(), Clock.systemUTC())) {
            List<Part> parts = new ArrayList<>();
            for (int number = 1; number <= TOTAL / partSize; number++) {
                Bytes bytes = new Bytes(number, partSize);
                parts.add(bytes.asPart(number));
                put(store, parts.getLast(), bytes);
            }
            String output = run(server.settings(), Given.awaiting(parts.toArray(Part[]::new)));
            assertThat(output).contains("put together " + TOTAL);
        }
    }

    private static String run(ObjectStoreSettings settings, RecordingState state) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:MaxDirectMemorySize=16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Completion.class.getName(),
                        settings.endpoint().toString(),
                        settings.accessKey(),
                        settings.secretKey(),
                        settings.bucket())
                .redirectErrorStream(true);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(ApiJson.mapper().writeValueAsBytes(state));
        }
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static void put(S3ObjectStore store, Part part, Bytes bytes) throws Exception {
        var link = new RecordingLinks(store).toPut(RECORDING, part);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link.url()));
        link.headers().forEach(request::header);
        int status = HttpClient.newHttpClient()
                .send(
                        request.PUT(BodyPublishers.fromPublisher(
                                        BodyPublishers.ofInputStream(bytes::stream), bytes.size()))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(200);
    }

    /** The process with the small heap. */
    static final class Completion {
        private Completion() {}

        public static void main(String[] args) throws Exception {
            RecordingState.AwaitingParts state =
                    (RecordingState.AwaitingParts) ApiJson.mapper().readValue(System.in, RecordingState.class);
            ObjectStoreSettings settings = new ObjectStoreSettings(
                    URI.create(args[0]),
                    args[1],
                    args[2],
                    args[3],
                    "us-east-1",
                    Duration.ofMinutes(5),
                    null,
                    Duration.ofSeconds(1),
                    Duration.ZERO);
            try (S3ObjectStore store = new S3ObjectStore(settings, Clock.systemUTC())) {
                var found =
                        new UploadCompletion(store).examine(state.particulars().recordingId(), state.parts(), false);
                System.out.println(
                        "put together " + Objects.requireNonNull(found.whole()).size());
            }
        }
    }
}
