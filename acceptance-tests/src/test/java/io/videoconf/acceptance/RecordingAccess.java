package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** Asks a server for each cell of {@code contract/access-recordings.csv}. */
final class RecordingAccess {
    /** With whom it is shared, by an address that they have not verified: no better off than who it is no longer shared with. */
    private static final String UNVERIFIED = "unverified";

    private final RestClient rest;
    private final boolean verification;
    private final List<String> wrong = new ArrayList<>();
    private int cells;

    /** @param verification whether the server wants addresses to be verified before they open anything */
    RecordingAccess(RestClient rest, boolean verification) {
        this.rest = rest;
        this.verification = verification;
    }

    /** What is done to a recording; each leaves it as it was, but the last. */
    private enum Operation {
        LIST,
        READ,
        DOWNLOAD,
        SHARE,
        HOLD,
        DELETE
    }

    /** Everybody of the table, by the names of its columns, and the recording that they ask for. */
    private record Scene(Map<String, RestClient> people, Footage footage) {}

    /** Fails unless everybody may do what the table says. */
    void assertTable() {
        List<String[]> rows = table();
        List<String> columns = Arrays.asList(rows.getFirst()).subList(2, rows.getFirst().length);
        for (String privacy : List.of("private", "shareable")) {
            Scene scene = scene(privacy.equals("private"));
            rows.stream().filter(row -> row[0].equals(privacy)).forEach(row -> {
                Operation operation = Operation.valueOf(row[1].toUpperCase(Locale.ROOT));
                for (String column : inOrder(columns)) {
                    String said = row[2 + columns.indexOf(column.equals(UNVERIFIED) ? "unshared" : column)];
                    check(privacy, operation, column, said, scene);
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(cells)
                .isEqualTo(2 * Operation.values().length * inOrder(columns).size());
    }

    /** The owner deletes last: there is nothing left to ask for afterwards. */
    private List<String> inOrder(List<String> columns) {
        List<String> order = new ArrayList<>(columns);
        if (verification) {
            order.add(UNVERIFIED);
        }
        order.remove("host");
        order.add("host");
        return order;
    }

    private void check(String privacy, Operation operation, String who, String said, Scene scene) {
        RestClient asked = Objects.requireNonNull(scene.people().get(who), who);
        String got = outcome(operation, asked, scene.footage());
        cells++;
        if (!got.equals(said)) {
            wrong.add("%s: %s %s: %s, and not %s".formatted(privacy, who, operation, got, said));
        }
    }

    private static String outcome(Operation operation, RestClient who, Footage footage) {
        return switch (operation) {
            case LIST -> listed(who, footage);
            case READ -> word(who.get(footage.path()), 200);
            case DOWNLOAD -> word(who.get(footage.path() + "/download"), 302);
            case SHARE ->
                word(who.post(footage.path() + "/shares", Json.object("emails", List.of("one-more@example.org"))), 200);
            case HOLD -> held(who, footage);
            case DELETE -> word(who.delete(footage.path()), 204);
        };
    }

    private static String word(Answer answer, int done) {
        return answer.status() == done ? "yes" : String.valueOf(answer.status());
    }

    private static String listed(RestClient who, Footage footage) {
        Answer answer = who.get("/recordings?limit=100");
        if (answer.status() != 200) {
            return String.valueOf(answer.status());
        }
        boolean there = answer.body()
                .path("recordings")
                .valueStream()
                .anyMatch(each -> each.path("recording_id").asString().equals(footage.id()));
        return there ? "yes" : "no";
    }

    private static String held(RestClient who, Footage footage) {
        Answer answer = who.post(
                footage.path() + "/holds",
                Json.object("hold_id", "hold-1", "case_id", "case-7", "reason", "the court asks"));
        if (answer.status() == 200) {
            who.sendJson(
                            "DELETE",
                            footage.path() + "/holds",
                            Json.object("hold_id", "hold-1", "reason", "the case is closed"))
                    .expect(200);
        }
        return word(answer, 200);
    }

    private Scene scene(boolean hidden) {
        Person operator = Operator.of(rest)
                .orElseThrow(() -> new TestAbortedException("the server was started by somebody else"));
        Person admin = Operator.adds(operator, "Adam", "admin");
        Person host = Operator.adds(admin, "Olive", "member");
        Person participant = Person.register(rest, "Pia");
        Person shared = Person.register(rest, "Vera");
        Person unshared = Person.register(rest, "Uwe");
        Person unverified = Person.register(rest, "Victor");
        verified(operator, List.of(shared, unshared));
        String meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        participant
                .rest()
                .post("/meetings/" + meeting + "/join", Json.object("display_name", "Pia"))
                .expect(200);
        Footage footage = Footage.stopped(host, meeting, false);
        footage.send(1, new byte[] {1, 2, 3});
        footage.complete().expect(200);
        JsonNode done = footage.settled();
        assertThat(done.path("processing_status").asString()).isEqualTo("completed");
        footage.share(shared.email());
        footage.share(unshared.email());
        footage.share(unverified.email());
        host.rest()
                .sendJson("DELETE", footage.path() + "/shares", Json.object("emails", List.of(unshared.email())))
                .expect(200);
        if (hidden) {
            host.rest().patch(footage.path(), Json.object("private", true)).expect(200);
        }
        Map<String, RestClient> people = new LinkedHashMap<>();
        people.put("anonymous", rest.anonymous());
        people.put(
                "other_tenant",
                Operator.adds(Operator.adds(operator, "Ada", "admin"), "Kim", "compliance")
                        .rest());
        people.put("participant", participant.rest());
        people.put("shared", shared.rest());
        people.put("unshared", unshared.rest());
        people.put(UNVERIFIED, unverified.rest());
        people.put("host", host.rest());
        people.put("compliance", Operator.adds(admin, "Kit", "compliance").rest());
        return new Scene(people, footage);
    }

    /** An operator may say so without a letter. */
    private void verified(Person operator, List<Person> people) {
        if (verification) {
            people.forEach(each -> operator.rest()
                    .post("/admin/users/" + each.userId() + "/email/verify")
                    .expect(200));
        }
    }

    private static List<String[]> table() {
        try (var lines =
                Files.lines(Settings.script().resolveSibling("contract").resolve("access-recordings.csv"))) {
            return lines.filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line ->
                            Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
