package io.videoconf.acceptance;

import io.videoconf.acceptance.Gates.Gate;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Somebody who films in two parts, and goes as far with it as they are told. */
final class Recorder {
    private final Server server;
    private final Gates gates;
    private final byte[] film;
    private final Footage footage;

    private Recorder(Server server, Gates gates, byte[] film, Footage footage) {
        this.server = server;
        this.gates = gates;
        this.film = film;
        this.footage = footage;
    }

    /** Has begun to film. */
    static Recorder at(Server server, Gates gates, byte[] film) {
        Person host = Person.register(server.rest(), "Rita");
        String meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        return new Recorder(server, gates, film, Footage.shareable(host, meeting));
    }

    Footage footage() {
        return footage;
    }

    /** The same at a server that was started again. */
    Recorder goesOnAt(Server again) {
        return new Recorder(again, gates, film, footage.at(again.rest()));
    }

    Recorder pauses() {
        footage.control("pause");
        return this;
    }

    Recorder resumes() {
        footage.control("resume");
        return this;
    }

    Recorder stops() {
        footage.stop();
        return this;
    }

    Recorder asksForAPlace() {
        footage.reserve(1, part(1));
        return this;
    }

    Recorder sends(int number) {
        footage.send(number, part(number));
        return this;
    }

    /** Everything is where it belongs, and nobody has asked for more. */
    Recorder uploads() {
        return stops().sends(1).sends(2);
    }

    /** Says of the second part what it is not: the size is right, and only reading it back tells. */
    Recorder liesAboutThePart() {
        byte[] others = part(2);
        others[others.length / 2] ^= 1;
        footage.reserve(2, others);
        return this;
    }

    Recorder asksForCompletion() {
        footage.completeLater();
        return this;
    }

    /** It is worked on, and that stands before this gate. */
    Recorder worksUpTo(Gate gate) {
        uploads();
        gates.close(gate);
        asksForCompletion();
        gates.awaitReached(gate);
        return this;
    }

    /** What is worked on goes on without a bucket. */
    Recorder losesTheStore() {
        try {
            Footage.objectsAreAway(server, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gates.open();
        return this;
    }

    Recorder awaits(String fact) {
        footage.awaitFact(fact);
        return this;
    }

    /** Returns the moment that the store has one of these: it is named by its digest when it is whole. */
    Recorder awaitsObject(String kind) {
        return awaits(() -> footage.objects(server, kind).stream().anyMatch(each -> each.matches("[0-9a-f]{64}")));
    }

    Recorder awaitsNoParts() {
        return awaits(() -> footage.objects(server, "parts").isEmpty());
    }

    private Recorder awaits(BooleanSupplier holds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(holds::getAsBoolean);
        return this;
    }

    /** Nothing is done with it any more. */
    Recorder completes() {
        uploads().asksForCompletion();
        footage.settled();
        return this;
    }

    Recorder downloads() {
        footage.download();
        return this;
    }

    Recorder shares() {
        footage.share("viewer@example.org");
        return this;
    }

    Recorder deletes() {
        footage.delete();
        return this;
    }

    Recorder restores() {
        footage.restore();
        return this;
    }

    /** Does what is left to do, whatever is there, and answers how it ended. */
    JsonNode finishes() {
        if (!footage.isThere()) {
            footage.restore();
        }
        String status = footage.look().path("processing_status").asString();
        if (status.equals("recording")) {
            footage.stop();
        }
        if (status.equals("recording") || status.equals("uploading")) {
            sends(1).sends(2).asksForCompletion();
        }
        return footage.settled();
    }

    private byte[] part(int number) {
        int middle = film.length / 2;
        return number == 1 ? Arrays.copyOf(film, middle) : Arrays.copyOfRange(film, middle, film.length);
    }
}
