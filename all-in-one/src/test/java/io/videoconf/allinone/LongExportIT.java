package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history is exported in memory that does not grow with it: what is ready goes out before more is read. */
@Tag("measured")
class LongExportIT {
    private static final int SHORT = 5_000;
    private static final int LONG = 50_000;
    private static final long SAMPLE_BYTES = 2 << 20;
    private static final long MOST_MIB = 32;

    @TempDir
    Path data;

    private record Exported(long bytes, long events, long heapMib, long millis) {}

    @Test
    void takesNoMoreMemoryForTenTimesTheHistory() throws Exception {
        try (Core core = Core.start(data);
                Edge edge = Edge.start(core, "export", 0)) {
            RestClient rest = edge.rest();
            Person owner = Person.register(rest, "Owner");
            MeetingId brief = stored(core, owner, SHORT);
            MeetingId lengthy = stored(core, owner, LONG);
            exported(rest, owner, brief); // for the compiler and the caches

            Exported little = exported(rest, owner, brief);
            Exported much = exported(rest, owner, lengthy);

            System.out.printf("LongExportIT: %s, %s%n", little, much);
            assertThat(much.events()).isGreaterThanOrEqualTo(LONG);
            assertThat(much.heapMib()).isLessThanOrEqualTo(MOST_MIB);
        }
    }

    private static MeetingId stored(Core core, Person owner, int facts) {
        MeetingId meeting = MeetingId.fresh();
        ManyFacts.of(meeting, new UserId(owner.userId()), 100).store(core.events(), facts);
        await().atMost(Duration.ofMinutes(4))
                .ignoreExceptions()
                .until(() -> owner.rest()
                                .get("/meetings/" + meeting)
                                .body()
                                .path("sequence")
                                .asInt()
                        == facts);
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> owner.rest()
                                .get("/meetings/" + meeting + "/history/proof?sequence=" + facts)
                                .status()
                        == 200);
        return meeting;
    }

    /** Read as it comes; every two megabytes it is looked how much of the heap is in use when what is garbage is gone. */
    private static Exported exported(RestClient rest, Person owner, MeetingId meeting) throws Exception {
        long before = used();
        long most = before;
        long began = System.nanoTime();
        long bytes = 0;
        long events = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(rest.base() + "/api/v1/meetings/" + meeting + "/history/export"))
                    .header("Authorization", "Bearer " + owner.accessToken())
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            byte[] buffer = new byte[64 << 10];
            try (ZipInputStream zip = new ZipInputStream(response.body())) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    boolean lines = entry.getName().equals("events.ndjson");
                    for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                        if ((bytes + read) / SAMPLE_BYTES > bytes / SAMPLE_BYTES) {
                            most = Math.max(most, used());
                        }
                        bytes += read;
                        for (int i = 0; lines && i < read; i++) {
                            events += buffer[i] == '\n' ? 1 : 0;
                        }
                    }
                }
            }
        }
        return new Exported(
                bytes,
                events,
                (most - before) >> 20,
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
