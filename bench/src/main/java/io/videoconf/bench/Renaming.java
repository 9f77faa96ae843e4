package io.videoconf.bench;

import io.videoconf.demo.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every client renames meetings of its own, one after the other, and asks what each is called until it is told the new name. There are
 * many meetings, so that none becomes long: what a long one costs is measured elsewhere.
 */
final class Renaming implements Work {
    private static final int MEETINGS_EACH = 50;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private record Own(Http http, String token, List<String> meetings) {}

    private final List<Own> clients = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger();

    Renaming(URI base, People people, int howMany) {
        for (int client = 0; client < howMany; client++) {
            Http http = new Http(base);
            String token = people.token(client);
            List<String> meetings = new ArrayList<>();
            for (int i = 0; i < MEETINGS_EACH; i++) {
                Http.Reply made =
                        http.send(Http.request("POST", "/api/v1/meetings", token, "{\"title\":\"Weekly planning\"}"));
                String meeting = Json.read(made.text()).path("meeting_id").asString();
                meetings.add("/api/v1/meetings/" + meeting);
                awaitSeen(http, token, meetings.getLast(), "Weekly planning");
            }
            clients.add(new Own(http, token, meetings));
        }
    }

    @Override
    public int clients() {
        return clients.size();
    }

    @Override
    public boolean once(int client) {
        Own own = clients.get(client);
        int number = names.incrementAndGet();
        String name = "Planning no. " + number + " of the week";
        String meeting = own.meetings().get(number % own.meetings().size());
        byte[] rename = Http.request("PATCH", meeting, own.token(), "{\"title\":\"" + name + "\"}");
        if (own.http().status(rename) != 200) {
            return false;
        }
        awaitSeen(own.http(), own.token(), meeting, name);
        return true;
    }

    private static void awaitSeen(Http http, String token, String meeting, String name) {
        byte[] ask = Http.request("GET", meeting, token, null);
        long end = System.nanoTime() + PATIENCE;
        String quoted = "\"title\":\"" + name + "\"";
        for (Http.Reply seen = http.send(ask); !seen.text().contains(quoted); seen = http.send(ask)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("never seen: " + name + ", but " + seen.status() + " " + seen.text());
            }
        }
    }

    @Override
    public void close() {
        clients.forEach(own -> own.http().close());
    }
}
