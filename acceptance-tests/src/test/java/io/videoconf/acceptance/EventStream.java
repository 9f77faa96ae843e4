package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A reader of server-sent events, to the letter of the HTML standard as far as the contract uses it. */
final class EventStream implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final long asked = System.nanoTime();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final List<Duration> arrivals = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Stream<String>>> answered;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    /** One event of the stream. */
    record Frame(String id, String event, JsonNode data) {}

    private EventStream(HttpRequest request) {
        answered = http.sendAsync(request, BodyHandlers.ofLines());
        Thread.ofVirtual().start(() -> answered.thenAccept(this::read).exceptionally(this::broken));
    }

    /** Opens {@code GET …/events} as a stream, with further headers. */
    static EventStream open(Person reader, String meetingId, String query, String... headers) {
        return at(reader, "/meetings/" + meetingId + "/events" + query, headers);
    }

    /** Opens any stream. */
    static EventStream at(Person reader, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        reader.rest().base().resolve("/api/v1" + path))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + reader.accessToken());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new EventStream(request.build());
    }

    private void read(HttpResponse<Stream<String>> response) {
        Map<String, String> fields = new HashMap<>();
        List<String> data = new ArrayList<>();
        try (Stream<String> lines = response.body()) {
            lines.forEach(line -> line(line, fields, data));
            ended.complete(true);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void line(String line, Map<String, String> fields, List<String> data) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                arrivals.add(Duration.ofNanos(System.nanoTime() - asked));
                frames.add(new Frame(
                        fields.getOrDefault("id", ""),
                        fields.getOrDefault("event", "message"),
                        Json.read(String.join("\n", data))));
            }
            fields.clear();
            data.clear();
        } else if (!line.startsWith(":")) {
            String name = line.split(":", 2)[0];
            String value = line.contains(":") ? line.split(":", 2)[1] : "";
            value = value.startsWith(" ") ? value.substring(1) : value;
            if (name.equals("data")) {
                data.add(value);
            } else {
                fields.put(name, value);
            }
        }
    }

    private Void broken(Throwable why) {
        ended.completeExceptionally(why);
        throw new IllegalStateException(why);
    }

    List<Frame> frames() {
        return frames;
    }

    /** How long after the asking this frame was there, counted from 0. */
    Duration arrival(int frame) {
        return arrivals.get(frame);
    }

    HttpResponse<?> response() {
        return answered.orTimeout(15, TimeUnit.SECONDS).join();
    }

    /** Waits until the server closes the stream, and returns everything. */
    List<Frame> untilEnd(Duration patience) {
        ended.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        return List.copyOf(frames);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
