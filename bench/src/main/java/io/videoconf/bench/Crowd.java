package io.videoconf.bench;

import io.videoconf.demo.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What all targets are asked, as bytes made beforehand: meetings, the people who join them, who reads and who lists. */
final class Crowd {
    static final int OWNERS = 32;

    /** People who join each meeting, one after the other. */
    static final int JOINERS = 16;

    private static final String CREATE =
            "{\"title\":\"Weekly planning\",\"settings\":{\"waiting_room_enabled\":false,\"join_before_host\":true}}";
    private static final String CREATE_PLAIN = "{\"title\":\"Weekly planning\"}";
    private static final int LISTED = 100;

    private final People people;

    Crowd(People people) {
        this.people = people;
    }

    static int people() {
        return OWNERS + JOINERS + 1;
    }

    /** Each client lets everybody join its meetings, one meeting after the other. */
    Work joins(Target target, int clients, int meetingsEach) {
        List<List<byte[]>> requests = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            List<byte[]> each = new ArrayList<>();
            for (String meeting : meetings(target, client % OWNERS, meetingsEach)) {
                for (int joiner = 0; joiner < JOINERS; joiner++) {
                    each.add(join(meeting, joiner));
                }
            }
            requests.add(each);
        }
        return new Requests(target.base(), requests);
    }

    private byte[] join(String meeting, int joiner) {
        return Http.request(
                "POST",
                "/api/v1/meetings/" + meeting + "/join",
                people.token(OWNERS + joiner),
                "{\"display_name\":\"Client " + joiner + "\"}");
    }

    /** Each client reads a meeting of its own, in which everybody is. */
    Work reads(Target target, int clients) {
        List<List<byte[]>> requests = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int owner = client % OWNERS;
            String meeting = meetings(target, owner, 1).getFirst();
            try (Http http = new Http(target.base())) {
                for (int joiner = 0; joiner < JOINERS; joiner++) {
                    expect(http.send(join(meeting, joiner)), 200);
                }
            }
            requests.add(List.of(Http.request("GET", "/api/v1/meetings/" + meeting, people.token(owner), null)));
        }
        return new Requests(target.base(), requests);
    }

    /** All clients ask for the meetings of one person, who has a hundred. */
    Work lists(Target target, int clients) {
        int lister = OWNERS + JOINERS;
        meetings(target, lister, LISTED);
        byte[] request = Http.request("GET", "/api/v1/users/me/meetings?limit=20", people.token(lister), null);
        List<List<byte[]>> requests = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            requests.add(List.of(request));
        }
        return new Requests(target.base(), requests);
    }

    private List<String> meetings(Target target, int owner, int count) {
        String body = target.name().equals(Pairs.OURS) ? CREATE : CREATE_PLAIN;
        byte[] request = Http.request("POST", "/api/v1/meetings", people.token(owner), body);
        List<String> made = new ArrayList<>();
        try (Http http = new Http(target.base())) {
            for (int i = 0; i < count; i++) {
                made.add(Json.read(expect(http.send(request), 201).text())
                        .path("meeting_id")
                        .asString());
            }
        }
        return made;
    }

    private static Http.Reply expect(Http.Reply reply, int status) {
        if (reply.status() != status) {
            throw new IllegalStateException("answered " + reply.status() + ": " + reply.text());
        }
        return reply;
    }

    /** Each client on a connection of its own sends its requests in order, over and over. */
    static final class Requests implements Work {
        private final List<List<byte[]>> requests;
        private final List<Http> connections = new ArrayList<>();
        private final int[] next;

        Requests(URI base, List<List<byte[]>> requests) {
            this.requests = requests;
            this.next = new int[requests.size()];
            requests.forEach(_ -> connections.add(new Http(base)));
        }

        @Override
        public int clients() {
            return requests.size();
        }

        @Override
        public boolean once(int client) {
            List<byte[]> own = requests.get(client);
            return connections.get(client).status(own.get(next[client]++ % own.size())) == 200;
        }

        @Override
        public void close() {
            connections.forEach(Http::close);
        }
    }
}
