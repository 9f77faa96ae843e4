package io.videoconf.bench;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Accounts of their own for every client, and what they need over and over. */
final class People {
    private static final String SETTINGS =
            "{\"waiting_room_enabled\":false,\"join_before_host\":true,\"max_participants\":100}";

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Person> people;

    private People(URI base, List<Person> people) {
        this.base = base;
        this.people = people;
    }

    /** Registers that many, two at a time: passwords are costly on purpose. */
    static People register(URI base, int count) {
        RestClient anybody = new RestClient(base);
        List<Callable<Person>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "Client " + i;
            all.add(() -> Person.register(anybody, name));
        }
        List<Person> registered = new ArrayList<>();
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var each : two.invokeAll(all)) {
                registered.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an account could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return new People(base, registered);
    }

    RestClient rest(int person) {
        return people.get(person).rest();
    }

    String token(int person) {
        return people.get(person).accessToken();
    }

    /** A meeting that is open to everybody who knows of it. */
    String meeting(int owner) {
        return rest(owner)
                .post("/meetings", Json.object("title", "Bench", "settings", Json.read(SETTINGS)))
                .expect(201)
                .body()
                .path("meeting_id")
                .asString();
    }

    /** A socket of this person that has joined a meeting. */
    Wire join(int person, String meeting, Consumer<String> events) {
        Wire wire = Wire.connect(http, base, people.get(person).accessToken(), events);
        wire.accepted("join_meeting", Json.write(people.get(person).introduction(meeting)));
        return wire;
    }
}
