package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Why something is so: forty actions, fifteen of which are forbidden, and for each state the one chain that led to it. */
@ExtendWith(SharedServer.class)
class WhyIT {
    private final Person host;
    private final Person cora;
    private final Person pia;
    private final Person quin;
    private final String base;
    private final Set<String> forbidden = new TreeSet<>();
    private final Set<String> explained = new TreeSet<>();
    private int actions;

    WhyIT(RestClient rest) {
        host = Person.register(rest, "Hana");
        cora = Person.register(rest, "Cora");
        pia = Person.register(rest, "Pia");
        quin = Person.register(rest, "Quin");
        base = "/meetings/"
                + Meetings.schedule(
                        host, Json.object("title", "Why", "settings", Json.object("waiting_room_enabled", true)));
    }

    /** Something that is allowed; answers the request id under which it happened. */
    private String does(Person who, String method, String path, @Nullable ObjectNode body) {
        actions++;
        Answer answer = send(who, method, path, body);
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        return answer.requestId();
    }

    /** Something that is forbidden. Refusals come into the history a moment later. */
    private void tries(Person who, String method, String path, @Nullable ObjectNode body) {
        actions++;
        Answer answer = send(who, method, path, body);
        assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
        forbidden.add(answer.requestId());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> host.rest()
                        .get(base + "/history?limit=100")
                        .expect(200)
                        .text()
                        .contains(answer.requestId()));
    }

    private Answer send(Person who, String method, String path, @Nullable ObjectNode body) {
        return who.rest().sendJson(method, base + path, body == null ? Json.object() : body);
    }

    private String joins(Person who) {
        actions++;
        return who.rest()
                .post(base + "/join", Json.object("display_name", who.name()))
                .body()
                .path("participant_id")
                .asString();
    }

    private JsonNode why(String participant, String field, String at) {
        JsonNode found = host.rest()
                .get(base + "/explain?participant=" + participant + "&field=" + field + at)
                .expect(200)
                .body();
        found.path("refused").forEach(refusal -> {
            assertThat(refusal.path("refused").asBoolean()).isTrue();
            assertThat(refusal.path("rule").asString()).isNotEmpty();
            explained.add(refusal.path("request_id").asString());
        });
        return found;
    }

    /** The chain as types, and the request id of the fact that had the effect. */
    private void isBecause(JsonNode found, Person actor, String request, String... types) {
        assertThat(found.path("chain")
                        .valueStream()
                        .map(link -> link.path("type").asString()))
                .as("%s", found)
                .containsExactly(types);
        JsonNode last = found.path("chain").path(types.length - 1);
        assertThat(last.path("request_id").asString()).isEqualTo(request);
        assertThat(last.path("actor").path("user_id").asString()).isEqualTo(actor.userId());
        assertThat(last.path("to")).isEqualTo(found.path("value"));
        assertThat(last.path("from")).isNotEqualTo(last.path("to"));
    }

    private static ObjectNode role(String role) {
        return Json.object("role", role);
    }

    private static ObjectNode forbids(String what, boolean forbidden) {
        return Json.object("restrictions", Json.object(what, forbidden));
    }

    @Test
    void everyStateHasItsOneChainAndEveryRefusalItsPlace() {
        String hana = joins(host);
        String c = joins(cora);
        String p = joins(pia);
        String q = joins(quin);
        tries(pia, "POST", "/waiting-room/" + p + "/admit", null);
        tries(quin, "POST", "/waiting-room/admit-all", null);
        isWaiting(p);
        String coraAdmitted = does(host, "POST", "/waiting-room/" + c + "/admit", null);
        String piaAdmitted = does(host, "POST", "/waiting-room/" + p + "/admit", null);
        String quinDenied = does(host, "POST", "/waiting-room/" + q + "/deny", null);
        tries(pia, "PATCH", "/participants/" + c, role("viewer"));
        String coHost = does(host, "PATCH", "/participants/" + c, role("co_host"));
        tries(cora, "PATCH", "/participants/" + p, role("co_host"));
        tries(pia, "POST", "/host", Json.object("participant_id", p));
        isBecause(why(c, "role", ""), host, coHost, "role_changed");
        isBecause(why(c, "presence", ""), host, coraAdmitted, "participant_started_waiting", "participant_admitted");
        isBecause(why(p, "presence", ""), host, piaAdmitted, "participant_started_waiting", "participant_admitted");
        isBecause(why(q, "presence", ""), host, quinDenied, "participant_started_waiting", "participant_denied");
        why(p, "role", "");
        restrictions(c, p);
        roomsOfTheirOwn(hana, c, p);
        assertThat(actions).isEqualTo(40);
        assertThat(forbidden).hasSize(15);
        assertThat(explained).isEqualTo(forbidden);
    }

    private void isWaiting(String p) {
        JsonNode found = why(p, "presence", "");
        assertThat(found.path("value").path("status").asString()).isEqualTo("waiting");
        assertThat(found.path("chain")).hasSize(1);
        assertThat(found.path("refused")).hasSize(2);
    }

    private void restrictions(String c, String p) {
        tries(pia, "PATCH", "/participants/" + c, forbids("chat", true));
        tries(quin, "PATCH", "/participants/" + p, forbids("chat", true));
        String noChat = does(host, "PATCH", "/participants/" + p, forbids("chat", true));
        tries(pia, "PATCH", "/participants/" + p, forbids("chat", false));
        String noSound = does(host, "PATCH", "/participants/" + p, forbids("audio", true));
        String noPicture = does(host, "PATCH", "/participants/" + p, forbids("video", true));
        String noScreen = does(host, "PATCH", "/participants/" + p, forbids("screen_share", true));
        tries(pia, "POST", "/mute-all", null);
        isBecause(why(p, "chat", ""), host, noChat, "participant_restricted");
        isBecause(why(p, "audio", ""), host, noSound, "participant_restricted");
        isBecause(why(p, "video", ""), host, noPicture, "participant_restricted");
        isBecause(why(p, "screen_share", ""), host, noScreen, "participant_restricted");
        assertThat(why(p, "chat", "")
                        .path("refused")
                        .valueStream()
                        .map(each -> each.path("type").asString()))
                .contains("restrict_participant");
        why(c, "chat", "");
        long before = host.rest().get(base).expect(200).body().path("sequence").asLong();
        String chatAgain = does(host, "PATCH", "/participants/" + p, forbids("chat", false));
        isBecause(why(p, "chat", ""), host, chatAgain, "participant_restricted");
        isBecause(why(p, "chat", "&at_sequence=" + before), host, noChat, "participant_restricted");
        String settings = does(host, "PATCH", "", Json.object("settings", Json.object("chat_enabled", false)));
        isBecause(why(p, "chat", ""), host, settings, "meeting_changed");
        tries(pia, "PATCH", "", Json.object("settings", Json.object("chat_enabled", true)));
        why(p, "chat", "");
        does(host, "PATCH", "", Json.object("settings", Json.object("chat_enabled", true)));
    }

    private void roomsOfTheirOwn(String hana, String c, String p) {
        tries(cora, "POST", "/host", Json.object("participant_id", c));
        tries(pia, "DELETE", "/participants/" + c, null);
        tries(pia, "POST", "/end", null);
        String removed = does(host, "DELETE", "/participants/" + p, null);
        isBecause(why(p, "presence", ""), host, removed, "participant_removed");
        why(c, "presence", "");
        why(c, "role", "");
        joins(pia);
        assertThat(why(p, "presence", "").path("chain")).hasSize(1);
        String again = does(host, "POST", "/waiting-room/" + p + "/admit", null);
        isBecause(why(p, "presence", ""), host, again, "participant_started_waiting", "participant_admitted");
        List<String> toAndFro = new ArrayList<>();
        for (String role : List.of("participant", "viewer", "participant", "co_host")) {
            toAndFro.add(does(host, "PATCH", "/participants/" + c, role(role)));
        }
        isBecause(why(c, "role", ""), host, toAndFro.getLast(), "role_changed");
        does(cora, "POST", "/lock", null);
        does(cora, "POST", "/unlock", null);
        tries(cora, "PATCH", "/participants/" + c, role("viewer"));
        tries(cora, "POST", "/end", null);
        why(c, "role", "");
        why(c, "presence", "");
        does(host, "POST", "/end", null);
        assertThat(why(hana, "role", "").path("value").path("role").asString()).isEqualTo("host");
        for (String field : List.of("role", "presence", "audio", "video", "screen_share", "chat")) {
            assertThat(why(hana, field, "").path("chain")).as(field).isNotEmpty();
        }
    }

    @Test
    void onlyOverseersAreToldWhy() {
        String hana = joins(host);
        joins(pia);
        String path = base + "/explain?field=role&participant=";
        pia.rest().get(path + hana).expect(403);
        quin.rest().get(path + hana).expect(404);
        host.rest().get(path + "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b").expect(404);
        host.rest().get(base + "/explain?field=shoes&participant=" + hana).expect(400);
        host.rest().get(base + "/explain").expect(400);
    }
}
