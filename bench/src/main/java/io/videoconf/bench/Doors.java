package io.videoconf.bench;

import io.videoconf.demo.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The same read through each door, in turns: what a door costs the server besides what is behind it. */
final class Doors {
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 4;
    private static final int PEOPLE = 17;
    private static final int LISTED = 20;
    private static final Duration READING = Duration.ofSeconds(2);
    private static final String TOKEN = "the-token-of-the-bench";
    private static final String MEETING = """
        query ($id: ID!) { meeting(id: $id) { id title description hostUserId ownerUserId hostParticipantId status joinUrl \
        meetingNumber createdAt scheduledStartTime scheduledEndTime actualStartTime actualEndTime endCause locked hostGraceUntil \
        alternativeHosts participants { userId id displayName email role status isMuted isVideoOn isScreenSharing handRaised \
        restrictions { audio video screenShare chat } joinedAt leftAt } settings { maxParticipants requirePassword \
        waitingRoomEnabled recordingEnabled autoRecord chatEnabled screenShareEnabled joinBeforeHost muteOnEntry \
        hostGraceSeconds hostAbsentPolicy hostAbsentEndAfterMinutes tenantMembersMaySucceed timeLimitMinutes encryption } \
        activeRecordings { recordingId mode paused } sequence } }\
        """;
    private static final String LIST = "{ meetings(limit: 20) { id title scheduledStartTime status } }";

    private final Server server;
    private final URI legacy;
    private final People people;
    private final Report report = new Report();

    private Doors(Server server, URI legacy) {
        this.server = server;
        this.legacy = legacy;
        this.people = People.register(server.base(), PEOPLE);
    }

    static void compare(Path repository, Path scratch) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> settings = Map.of(
                "VIDEOCONF_EDGE_LEGACY_PORT",
                String.valueOf(port),
                "VIDEOCONF_EDGE_LEGACY_TOKEN",
                TOKEN,
                "VIDEOCONF_PROJECTIONS_LEGACYNUMBERS",
                "true");
        try (Server server = Server.start(repository, scratch.resolve("data"), settings)) {
            Doors doors = new Doors(server, URI.create("http://127.0.0.1:" + port));
            doors.report.line(Machine.description());
            doors.meeting();
            doors.lists();
            doors.report.keep(repository.resolve("bench/target/doors.md"));
        }
    }

    private void meeting() {
        String meeting = people.meeting(0);
        for (int person = 1; person < PEOPLE; person++) {
            people.rest(person)
                    .post("/meetings/" + meeting + "/join", Json.object("display_name", "Client " + person))
                    .expect(200);
        }
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("REST", work(server.base(), get("/api/v1/meetings/" + meeting)));
        works.put("GraphQL", work(server.base(), graph(MEETING, meeting)));
        tell("one meeting of " + (PEOPLE - 1) + " people, every field", works);
    }

    private void lists() {
        for (int i = 0; i < LISTED; i++) {
            people.meeting(1);
        }
        try (Http http = new Http(legacy)) {
            long host = Json.read(http.send(Http.request(
                                    "POST", "/api/User", TOKEN, "{\"name\":\"Lee\",\"email_id\":\"lee@example.org\"}"))
                            .text())
                    .at("/data/id")
                    .asLong();
            for (int i = 0; i < LISTED; i++) {
                int status = http.status(Http.request("POST", "/api/Meeting", TOKEN, "{\"host_id\":" + host + "}"));
                if (status != 201) {
                    throw new IllegalStateException("a meeting was answered " + status);
                }
            }
        }
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("REST", work(server.base(), get("/api/v1/users/me/meetings?limit=20", 1)));
        works.put("GraphQL", work(server.base(), graph(LIST, 1, "")));
        works.put("legacy", work(legacy, Http.request("GET", "/api/Meeting", TOKEN, null)));
        tell("a list of " + LISTED + " meetings", works);
    }

    private byte[] get(String path) {
        return get(path, 0);
    }

    private byte[] get(String path, int person) {
        return Http.request("GET", path, people.token(person), null);
    }

    private byte[] graph(String query, String meeting) {
        return graph(query, 0, meeting);
    }

    private byte[] graph(String query, int person, String meeting) {
        String body = Json.write(Json.object("query", query, "variables", Json.object("id", meeting)));
        return Http.request("POST", "/graphql", people.token(person), body);
    }

    private static Work work(URI base, byte[] request) {
        return new Crowd.Requests(base, Collections.nCopies(CLIENTS, List.of(request)));
    }

    private void tell(String name, Map<String, Work> works) {
        Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
        works.keySet().forEach(door -> outcomes.put(door, new ArrayList<>()));
        for (int round = -1; round < ROUNDS; round++) {
            List<String> order = new ArrayList<>(works.keySet());
            if (round % 2 == 0) {
                Collections.reverse(order);
            }
            for (String door : order) {
                Outcome outcome = Measures.unpaced(server::cpu, Objects.requireNonNull(works.get(door)), READING);
                if (round >= 0) {
                    Objects.requireNonNull(outcomes.get(door)).add(outcome);
                }
            }
        }
        works.values().forEach(Work::close);
        report.line("");
        report.line("**" + name + "**, " + CLIENTS + " clients, load average %.1f".formatted(Machine.loadAverage()));
        report.head("door", "/s", "CPU ms of the server each", "to REST", "failed");
        List<Outcome> rest = Objects.requireNonNull(outcomes.get("REST"));
        outcomes.forEach((door, all) -> report.row(
                door,
                Spread.of(all, Outcome::perSecond),
                Spread.of(all, run -> run.cpuEach().jvm()),
                ratio(all, rest),
                all.stream().mapToLong(Outcome::failures).sum()));
    }

    private static Spread ratio(List<Outcome> door, List<Outcome> rest) {
        double[] ratios = new double[door.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = door.get(i).cpuEach().jvm() / rest.get(i).cpuEach().jvm();
        }
        return Spread.of(ratios);
    }
}
