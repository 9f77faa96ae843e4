package io.videoconf.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    private static final String FACT = "{\"type\":\"meeting_started\"}";
    private static final String FIRST = "{\"type\":\"end_meeting\",\"refused\":true,\"code\":\"NOT_HOST\"}";
    private static final String SECOND = "{\"type\":\"lock_meeting\",\"refused\":true,\"code\":\"NOT_HOST\"}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private HttpServer server;

    /** A history of two pages: what was refused is on the second. */
    @BeforeEach
    void aServerStands() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/meetings/m/history", HistoryCommandTest::answer);
        server.start();
    }

    @AfterEach
    void itGoes() {
        server.stop(0);
    }

    @Test
    void theLimitCountsWhatIsShownAndNotWhatIsPassedOver() {
        assertThat(history("--refused", "--limit", "1")).contains("end_meeting").doesNotContain("lock_meeting");
    }

    @Test
    void whatWasRefusedIsLookedForToTheEnd() {
        assertThat(history("--refused")).contains("end_meeting", "lock_meeting").doesNotContain("meeting_started");
    }

    @Test
    void everythingIsShownUpToTheLimit() {
        assertThat(history("--limit", "3"))
                .contains("meeting_started", "end_meeting")
                .doesNotContain("lock_meeting");
    }

    private String history(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "history";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "m";
        Map<String, String> environment = Map.of(
                "VIDEOCONF_URL", "http://127.0.0.1:" + server.getAddress().getPort(), "VIDEOCONF_API_KEY", "a key");
        var out = new PrintStream(told, true, StandardCharsets.UTF_8);
        int exit = VideoConfCommand.run(
                arguments, new Surroundings(InputStream.nullInputStream(), out, out, environment, folder));
        String all = told.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(all).isZero();
        return all;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean further = exchange.getRequestURI().getQuery().contains("cursor=there");
        String page = further
                ? "{\"history\":[" + FIRST + "," + SECOND + "],\"has_more\":false}"
                : "{\"history\":[" + FACT + "," + FACT + "],\"has_more\":true,\"next_cursor\":\"there\"}";
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
