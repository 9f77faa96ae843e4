package io.videoconf.acceptance;

import static org.awaitility.Awaitility.await;

import io.videoconf.acceptance.ApiDescription.Operation;
import io.videoconf.acceptance.Cast.Role;
import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One client that sends generated requests, as everybody of a scene, and looks at what comes back. */
final class Attacker {
    private static final int SCENE_LASTS = 200;
    private static final int MOST_FINDINGS = 60;
    private static final int LONGEST_TOLD = 900;
    private static final Pattern INNARDS =
            Pattern.compile("Exception|\\tat |io\\.videoconf|org\\.(axonframework|springframework|postgresql)|java\\.");
    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "application/json",
            "text/csv",
            "application/vnd.videoconf.v1+json",
            "application/vnd.videoconf.v9+json",
            "text/html;q=0.1",
            ";;;,/");
    private static final List<String> TYPES = List.of(
            "text/plain", "application/xml", "application/json;charset=utf-16", "multipart/form-data", "nonsense");

    /** The ledger follows the store, and is behind where many write at once. */
    private static final Set<String> OF_THE_LEDGER = Set.of("exportHistory", "getHistoryProof");

    private static final String BEHIND = "The ledger has not come to it yet.";
    private static final Duration CATCHES_UP_WITHIN = Duration.ofMinutes(1);

    private final ApiDescription api;
    private final List<Operation> operations;
    private final RestClient rest;
    private final Random random;
    private final Generator generator;
    private final Secrets secrets;
    private final Map<String, Integer> statuses = new LinkedHashMap<>();
    /** By what is wrong, so that one fault is told once. */
    private final Map<String, String> findings = new LinkedHashMap<>();
    /** What was to be asked again later. */
    private final List<Request> early = new ArrayList<>();

    private Cast cast;
    private Scene scene;

    Attacker(ApiDescription api, RestClient rest, Random random, Secrets secrets) {
        this.secrets = secrets;
        this.api = api;
        this.operations = api.operations();
        this.rest = rest;
        this.random = random;
        this.generator = new Generator(api, random);
        this.cast = Cast.of(rest);
        secrets.of(cast);
        this.scene = Scene.set(cast, Scene.Recorded.STOPPED);
    }

    /** A request, and whether it goes where it seems to go: a strange path leads elsewhere. */
    private record Request(
            Operation operation,
            RestClient caller,
            String path,
            boolean strays,
            BodyPublisher body,
            List<String> headers,
            String shown) {
        Answer send() {
            return caller.send(operation.method(), path, body, headers.toArray(String[]::new));
        }
    }

    void attack(int requests) {
        for (int i = 0; i < requests && findings.size() < MOST_FINDINGS; i++) {
            if (i % SCENE_LASTS == SCENE_LASTS - 1) {
                cast = Cast.of(rest); // whoever was closed, logged out or used up is somebody new
                secrets.of(cast);
                scene = Scene.set(cast, Scene.Recorded.values()[1 + random.nextInt(2)]);
            }
            Request request = request();
            try {
                Answer answer = request.send();
                statuses.merge(Integer.toString(answer.status()), 1, Integer::sum);
                judge(request, answer);
            } catch (UncheckedIOException e) {
                found("no answer", request, String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException e) {
                // The client itself does not send such a header or address.
                statuses.merge("not sent", 1, Integer::sum);
            }
        }
    }

    private void judge(Request request, Answer answer) {
        String text = answer.text();
        boolean behind = ledgerIsBehind(request.operation(), answer);
        if (behind) {
            early.add(request);
        }
        if (answer.status() >= 500 && !behind) {
            found("status " + answer.status(), request, answer.toString());
        } else if (innards(text)) {
            found("shows what it is made of", request, answer.toString());
        } else if (secrets.areTold(request.operation(), text)) {
            found("tells a secret", request, answer.toString());
        } else if (!request.strays()) {
            List<String> wrong = api.wrong(request.operation(), answer);
            if (!wrong.isEmpty()) {
                found(wrong.getFirst(), request, answer.toString());
            }
        }
    }

    /** The one way of not answering that is described for an operation alone: it is to be asked again, and says when. */
    private static boolean ledgerIsBehind(Operation operation, Answer answer) {
        return answer.status() == 503
                && OF_THE_LEDGER.contains(operation.id())
                && answer.code().equals("EVENT_STORE_UNAVAILABLE")
                && answer.text().contains(BEHIND)
                && answer.header("Retry-After").matches("[1-9][0-9]*");
    }

    /** Asks again for what the ledger was behind with; it has time to catch up now. */
    void askAgain() {
        early.forEach(request -> await(request.shown())
                .atMost(CATCHES_UP_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> request.send().status() < 500));
    }

    /** True when an answer shows what it is made of. */
    static boolean innards(String answer) {
        return INNARDS.matcher(answer).find();
    }

    private void found(String what, Request request, String answer) {
        String told = request.shown() + " → " + answer;
        findings.putIfAbsent(
                request.operation() + ": " + what,
                told.length() > LONGEST_TOLD ? told.substring(0, LONGEST_TOLD) : told);
    }

    private Request request() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        Map<String, String> names = scene.names(random.nextInt(3) == 0);
        StringBuilder query = new StringBuilder();
        List<String> headers = new ArrayList<>();
        String path = operation.path();
        boolean strays = false;
        for (JsonNode parameter : api.parameters(operation)) {
            String name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" -> {
                    boolean strange = random.nextInt(8) == 0;
                    String known = parameter.path("example").asString();
                    String value = strange ? generator.hostileWord() : names.getOrDefault(known, known);
                    path = path.replace("{" + name + "}", encoded(value));
                    strays |= strange;
                }
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextInt(4) == 0) {
                        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                        query.append(encoded(argument(name, parameter)));
                    }
                }
                default -> header(name, parameter, headers);
            }
        }
        if (random.nextInt(30) == 0) {
            query.append(query.isEmpty() ? '?' : '&').append(encoded(generator.hostileWord()));
        }
        if (random.nextInt(6) == 0) {
            headers.addAll(List.of("Accept", ACCEPTS.get(random.nextInt(ACCEPTS.size()))));
        }
        Role role = cast.roles().get(random.nextInt(cast.roles().size()));
        byte[] bytes = body(operation, names, headers);
        String shown = "%s %s%s by %s %s %s".formatted(operation, path, query, role, headers, shown(bytes));
        BodyPublisher body = bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
        return new Request(operation, cast.caller(role, scene), path + query, strays, body, headers, shown);
    }

    private String argument(String name, JsonNode parameter) {
        if (name.equals("wait")) {
            return "0"; // waiting longer than this client has patience would find nothing
        }
        return random.nextInt(3) == 0
                ? generator.hostileWord()
                : generator.valid(name, parameter.path("schema")).asString();
    }

    private void header(String name, JsonNode parameter, List<String> headers) {
        if (random.nextInt(5) != 0) {
            return;
        }
        String value =
                switch (name) {
                    case "If-Match", "If-None-Match" -> "\"" + random.nextInt(20) + "\"";
                    case "Prefer" -> "respond-async";
                    case "Last-Event-ID" -> Integer.toString(random.nextInt(20));
                    default -> random.nextInt(40) + "-" + parameter.path("name").asString();
                };
        headers.addAll(List.of(name, random.nextInt(4) == 0 ? generator.hostileWord() : value));
    }

    private byte[] body(Operation operation, Map<String, String> names, List<String> headers) {
        JsonNode schema = api.body(operation);
        if (schema.isMissingNode() && random.nextInt(10) != 0) {
            return new byte[0];
        }
        if (!operation.writes()) {
            return new byte[0];
        }
        headers.addAll(List.of(
                "Content-Type",
                random.nextInt(25) == 0 ? TYPES.get(random.nextInt(TYPES.size())) : "application/json"));
        JsonNode good = random.nextInt(4) == 0 && !api.example(operation).isMissingNode()
                ? api.example(operation)
                : generator.valid("", schema.isMissingNode() ? Json.object("type", "object") : schema);
        byte[] bytes =
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3 -> bytes(good);
                    case 4, 5, 6, 7 -> bytes(generator.spoilt(good));
                    case 8 -> bytes(generator.spoilt(generator.spoilt(good)));
                    default -> generator.broken(good);
                };
        return filled(bytes, names);
    }

    private static byte[] bytes(JsonNode tree) {
        return Json.write(tree).getBytes(StandardCharsets.UTF_8);
    }

    /** The examples' ids become those of the scene; byte for byte, so that what is no UTF-8 stays so. */
    private static byte[] filled(byte[] bytes, Map<String, String> names) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shown(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }

    Map<String, String> findings() {
        return findings;
    }

    Map<String, Integer> statuses() {
        return statuses;
    }
}
