package io.videoconf.command.recording.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.SettleFetch;
import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.objects.EmbeddedS3;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.S3ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Media from elsewhere: what may be fetched, from where, and what is said of what may not. */
class MediaFetchIT {
    private static final byte[] MEDIA = "some media".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final RecordingId recording = RecordingId.fresh();
    private EmbeddedS3 objects;
    private S3ObjectStore store;
    private HttpServer elsewhere;
    private String base;

    @BeforeEach
    void start() throws Exception {
        objects = EmbeddedS3.start(folder.resolve("objects"));
        store = new S3ObjectStore(objects.settings(), Clock.systemUTC());
        store.prepare();
        elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        base = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
        serve("/media", MEDIA);
        serve("/empty", new byte[0]);
        redirect("/again", "/again");
        redirect("/near", "/media");
        redirect("/far", "https://other.example.com/media");
        redirect("/allowed", "https://media.example.com/media");
        redirect("/plain", "http://media.example.com/media");
        redirect("/metadata", "http://169.254.169.254/latest");
        redirect("/nowhere", null);
        elsewhere.start();
    }

    @AfterEach
    void stop() throws Exception {
        elsewhere.stop(0);
        store.close();
        objects.close();
    }

    @Test
    void whatIsFetchedIsPartOneToTheByte() {
        SettleFetch fetched = fetch("/media", md5(MEDIA), (long) MEDIA.length);
        Part part = Objects.requireNonNull(fetched.part());
        assertThat(part.size()).isEqualTo(MEDIA.length);
        assertThat(part.sha256()).isEqualTo(hex("SHA-256", MEDIA));
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        store.read(ObjectKey.part(recording, 1), (bytes, length) -> kept.write(bytes, 0, length));
        assertThat(kept.toByteArray()).isEqualTo(MEDIA);
        assertThat(fetch("/near", null, null).part()).isEqualTo(part);
    }

    @Test
    void whatIsNotWhatItWasSaidToBeIsNotKept() {
        assertThat(fetch("/media", "0".repeat(32), null).reason()).contains("MD5");
        assertThat(fetch("/media", null, 7L).reason()).contains("and not 7");
        assertThat(fetch("/empty", null, null).reason()).contains("nothing");
        assertThat(fetch("/missing", null, null).reason()).contains("404");
        assertThat(store.parts(recording)).isEmpty();
    }

    @Test
    void noMoreIsTakenThanIsAllowed() {
        assertThat(fetcher(settings(List.of(), DataSize.ofKilobytes(10), true))
                        .fetch(recording, new MediaSource(base + "/media", null, null))
                        .reason())
                .contains("larger");
    }

    @Test
    void aRedirectLeadsNowhereThatTheConfigurationDoesNotAllow() {
        for (String path : List.of("/far", "/metadata")) {
            assertThat(fetch(path, null, null).reason()).as(path).contains("not among those");
        }
        assertThat(fetch("/again", null, null).reason()).contains("too often");
        assertThat(fetch("/nowhere", null, null).reason()).contains("nowhere");
    }

    /** The host is one that media may be fetched from: what is wrong is what its name has come to stand for. */
    @Test
    void aRedirectToAnAllowedNameThatStandsForAPrivateAddressIsNotFollowed() throws IOException {
        for (String address : List.of("10.1.2.3", "169.254.169.254", "192.168.0.1", "fd00::1", "::ffff:10.0.0.1")) {
            InetAddress found = InetAddress.getByName(address);
            List<String> asked = new ArrayList<>();
            MediaFetch fetch = new MediaFetch(
                    store,
                    new Scratch(folder.resolve("scratch")),
                    settings(List.of("media.example.com"), DataSize.ofGigabytes(1), true),
                    name -> {
                        asked.add(name);
                        return List.of(name.equals("media.example.com") ? found : InetAddress.getLoopbackAddress());
                    });
            assertThat(fetch.fetch(recording, new MediaSource(base + "/allowed", null, null))
                            .reason())
                    .as(address)
                    .isEqualTo("the address is not of the open internet");
            assertThat(asked).as(address).contains("media.example.com");
        }
    }

    @Test
    void aRedirectToAnAllowedHostWithoutTlsIsNotFollowed() {
        MediaFetch fetch = fetcher(settings(List.of("media.example.com"), DataSize.ofGigabytes(1), true));
        assertThat(fetch.fetch(recording, new MediaSource(base + "/plain", null, null))
                        .reason())
                .contains("not among those");
    }

    @Test
    void aNameThatLeadsToThisMachineOrAPrivateNetworkIsNotFollowed() {
        MediaFetch fetch = fetcher(settings(List.of("localhost", "10.1.2.3"), DataSize.ofGigabytes(1), false));
        for (String host : List.of("localhost:" + elsewhere.getAddress().getPort(), "10.1.2.3")) {
            assertThat(fetch.fetch(recording, new MediaSource("https://" + host + "/media", null, null))
                            .reason())
                    .isEqualTo("the address is not of the open internet");
        }
        assertThat(fetch.fetch(recording, new MediaSource("https://example.com/media", null, null))
                        .reason())
                .contains("not among those");
        assertThat(fetch.fetch(recording, new MediaSource(base + "/media", null, null))
                        .reason())
                .contains("not among those");
    }

    @Test
    void hostsAreAllowedByNameOrByWhatIsAboveThem() {
        RecordingSettings settings =
                settings(List.of("media.example.com", "*.cdn.example.com"), DataSize.ofGigabytes(1), false);
        for (String url :
                List.of("https://media.example.com/a", "https://MEDIA.example.com/a", "https://x.cdn.example.com/a")) {
            assertThat(settings.mayFetch(URI.create(url))).as(url).isTrue();
        }
        for (String url : List.of(
                "http://media.example.com/a",
                "https://media.example.com.evil.org/a",
                "https://cdn.example.com/a",
                "https://evilcdn.example.com/a",
                "https://me:you@media.example.com/a",
                "ftp://media.example.com/a")) {
            assertThat(settings.mayFetch(URI.create(url))).as(url).isFalse();
        }
    }

    private SettleFetch fetch(String path, @Nullable String md5, @Nullable Long length) {
        return fetcher(settings(List.of(), DataSize.ofGigabytes(1), true))
                .fetch(recording, new MediaSource(base + path, md5, length));
    }

    private MediaFetch fetcher(RecordingSettings settings) {
        return new MediaFetch(store, new Scratch(folder.resolve("scratch")), settings);
    }

    private static RecordingSettings settings(List<String> hosts, DataSize largest, boolean loopback) {
        return Settings.with(hosts, largest, loopback);
    }

    private void serve(String path, byte[] body) {
        elsewhere.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void redirect(String path, @Nullable String to) {
        elsewhere.createContext(path, exchange -> {
            if (to != null) {
                exchange.getResponseHeaders().set("Location", to);
            }
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private static String md5(byte[] bytes) {
        return hex("MD5", bytes);
    }

    private static String hex(String algorithm, byte[] bytes) {
        return HexFormat.of().formatHex(Digests.of(algorithm).digest(bytes));
    }
}
