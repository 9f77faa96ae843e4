package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
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
    private static final String WAITS = "WhoDoesNotBelongWaits";
    private static final String[] WAITED_AND_CAME = {"participant_started_waiting", "participant_admitted"};

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
    private String tries(Person who, String method, String path, @Nullable ObjectNode body) {
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
        return answer.requestId();
    }

    private Answer send(Person who, String method, String path, @Nullable ObjectNode body) {
        return who.rest().sendJson(method, base + path, body == null ? Json.object() : body);
    }

    /** Somebody comes: what they are known by, and the request id under which they came. */
    private Came joins(Person who) {
        actions++;
        Answer answer = who.rest().post(base + "/join", Json.object("display_name", who.name()));
        return new Came(answer.body().path("participant_id").asString(), answer.requestId());
    }

    private record Came(String participant, String requestId) {}

    /** What was refused around it, all of it and in order. */
    private static void meanwhile(JsonNode found, String... requests) {
        assertThat(found.path("refused")
                        .valueStream()
                        .map(each -> each.path("request_id").asString()))
                .as("%s", found)
                .containsExactly(requests);
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

    /** The chain as types; and of the fact that had the effect who did it, by which request, under which rule. */
    private void isBecause(JsonNode found, Person actor, String request, String rule, String... types) {
        assertThat(found.path("chain")
                        .valueStream()
                        .map(link -> link.path("type").asString()))
                .as("%s", found)
                .containsExactly(types);
        JsonNode last = found.path("chain").path(types.length - 1);
        assertThat(last.path("request_id").asString()).isEqualTo(request);
        assertThat(last.path("rule").asString()).isEqualTo(rule);
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
        String hana = comesIn();
        Came cora1 = joins(cora);
        String c = cora1.participant();
        isBecause(why(c, "presence", ""), cora, cora1.requestId(), WAITS, "participant_started_waiting");
        Came pia1 = joins(pia);
        String p = pia1.participant();
        Came quin1 = joins(quin);
        String q = quin1.participant();
        String admit = tries(pia, "POST", "/waiting-room/" + p + "/admit", null);
        String admitAll = tries(quin, "POST", "/waiting-room/admit-all", null);
        JsonNode waiting = why(p, "presence", "");
        isBecause(waiting, pia, pia1.requestId(), WAITS, "participant_started_waiting");
        meanwhile(waiting, admit, admitAll);
        meanwhile(why(q, "presence", ""), admitAll);
        String coraAdmitted = does(host, "POST", "/waiting-room/" + c + "/admit", null);
        isBecause(why(c, "presence", ""), host, coraAdmitted, "OnlyHostsAdmit", WAITED_AND_CAME);
        String piaAdmitted = does(host, "POST", "/waiting-room/" + p + "/admit", null);
        isBecause(why(p, "presence", ""), host, piaAdmitted, "OnlyHostsAdmit", WAITED_AND_CAME);
        String quinDenied = does(host, "POST", "/waiting-room/" + q + "/deny", null);
        isBecause(
                why(q, "presence", ""),
                host,
                quinDenied,
                "OnlyHostsDeny",
                "participant_started_waiting",
                "participant_denied");
        roles(c, p);
        restrictions(c, p);
        roomsOfTheirOwn(c, p);
        over(hana, c);
        assertThat(actions).isEqualTo(40);
        assertThat(forbidden).hasSize(15);
        assertThat(explained).isEqualTo(forbidden);
    }

    private String comesIn() {
        Came came = joins(host);
        JsonNode found = why(came.participant(), "presence", "");
        isBecause(found, host, came.requestId(), "TheOwnerAlwaysGetsIn", "participant_admitted");
        meanwhile(found);
        return came.participant();
    }

    private void roles(String c, String p) {
        String viewer = tries(pia, "PATCH", "/participants/" + c, role("viewer"));
        String coHost = does(host, "PATCH", "/participants/" + c, role("co_host"));
        JsonNode found = why(c, "role", "");
        isBecause(found, host, coHost, "OnlyHostsGiveRoles", "role_changed");
        meanwhile(found, viewer);
        assertThat(found.at("/refused/0/rule").asString()).isEqualTo("OnlyHostsGiveRoles");
        String byCora = tries(cora, "PATCH", "/participants/" + p, role("co_host"));
        String byPia = tries(pia, "POST", "/host", Json.object("participant_id", p));
        meanwhile(why(p, "role", ""), byCora, byPia);
    }

    private void restrictions(String c, String p) {
        String ofCora = tries(pia, "PATCH", "/participants/" + c, forbids("chat", true));
        String byQuin = tries(quin, "PATCH", "/participants/" + p, forbids("chat", true));
        String noChat = does(host, "PATCH", "/participants/" + p, forbids("chat", true));
        isBecause(why(p, "chat", ""), host, noChat, "OnlyHostsRestrict", "participant_restricted");
        String byPia = tries(pia, "PATCH", "/participants/" + p, forbids("chat", false));
        meanwhile(why(p, "chat", ""), byQuin, byPia);
        meanwhile(why(c, "chat", ""), ofCora);
        String noSound = does(host, "PATCH", "/participants/" + p, forbids("audio", true));
        isBecause(why(p, "audio", ""), host, noSound, "OnlyHostsRestrict", "participant_restricted");
        String noPicture = does(host, "PATCH", "/participants/" + p, forbids("video", true));
        isBecause(why(p, "video", ""), host, noPicture, "OnlyHostsRestrict", "participant_restricted");
        String noScreen = does(host, "PATCH", "/participants/" + p, forbids("screen_share", true));
        isBecause(why(p, "screen_share", ""), host, noScreen, "OnlyHostsRestrict", "participant_restricted");
        String muteAll = tries(pia, "POST", "/mute-all", null);
        assertThat(requests(why(p, "audio", ""))).endsWith(muteAll);
        JsonNode then = host.rest().get(base).expect(200).body();
        String chatAgain = does(host, "PATCH", "/participants/" + p, forbids("chat", false));
        isBecause(why(p, "chat", ""), host, chatAgain, "OnlyHostsRestrict", "participant_restricted");
        String before = "&at_sequence=" + then.path("sequence").asLong();
        isBecause(why(p, "chat", before), host, noChat, "OnlyHostsRestrict", "participant_restricted");
        String settings = does(host, "PATCH", "", Json.object("settings", Json.object("chat_enabled", false)));
        JsonNode disabled = why(p, "chat", "");
        isBecause(disabled, host, settings, "OnlyHostsChangeTheMeeting", "meeting_changed");
        String setting = tries(pia, "PATCH", "", Json.object("settings", Json.object("chat_enabled", true)));
        meanwhile(why(p, "chat", ""), setting);
        String enabled = does(host, "PATCH", "", Json.object("settings", Json.object("chat_enabled", true)));
        JsonNode now = why(p, "chat", "");
        isBecause(now, host, enabled, "OnlyHostsChangeTheMeeting", "meeting_changed");
        String time = now.at("/chain/0/timestamp").asString();
        isBecause(why(p, "chat", "&at=" + time), host, enabled, "OnlyHostsChangeTheMeeting", "meeting_changed");
        String earlier = disabled.at("/chain/0/timestamp").asString();
        isBecause(why(p, "chat", "&at=" + earlier), host, settings, "OnlyHostsChangeTheMeeting", "meeting_changed");
    }

    private static List<String> requests(JsonNode found) {
        return found.path("refused")
                .valueStream()
                .map(each -> each.path("request_id").asString())
                .toList();
    }

    private void roomsOfTheirOwn(String c, String p) {
        tries(cora, "POST", "/host", Json.object("participant_id", c));
        tries(pia, "DELETE", "/participants/" + c, null);
        tries(pia, "POST", "/end", null);
        String removed = does(host, "DELETE", "/participants/" + p, null);
        isBecause(why(p, "presence", ""), host, removed, "OnlyHostsRemove", "participant_removed");
        why(c, "presence", "");
        why(c, "role", "");
        String pia2 = joins(pia).requestId();
        isBecause(why(p, "presence", ""), pia, pia2, WAITS, "participant_started_waiting");
        String again = does(host, "POST", "/waiting-room/" + p + "/admit", null);
        isBecause(why(p, "presence", ""), host, again, "OnlyHostsAdmit", WAITED_AND_CAME);
        for (String role : List.of("participant", "viewer", "participant", "co_host")) {
            String given = does(host, "PATCH", "/participants/" + c, role(role));
            JsonNode found = why(c, "role", "");
            isBecause(found, host, given, "OnlyHostsGiveRoles", "role_changed");
            assertThat(found.path("value").path("role").asString()).isEqualTo(role);
        }
    }

    private void over(String hana, String c) {
        JsonNode role = why(c, "role", "");
        does(cora, "POST", "/lock", null);
        does(cora, "POST", "/unlock", null);
        assertThat(why(c, "role", "").path("chain"))
                .as("a lock is no ground of a role")
                .isEqualTo(role.path("chain"));
        String ofHerself = tries(cora, "PATCH", "/participants/" + c, role("viewer"));
        String end = tries(cora, "POST", "/end", null);
        assertThat(requests(why(c, "role", ""))).endsWith(ofHerself);
        assertThat(requests(why(c, "presence", ""))).endsWith(end);
        String ended = does(host, "POST", "/end", null);
        isBecause(why(hana, "presence", ""), host, ended, "WhenAMeetingEndsEverybodyLeaves", "participant_left");
        isBecause(why(c, "presence", ""), host, ended, "WhenAMeetingEndsEverybodyLeaves", "participant_left");
        assertThat(why(hana, "role", "").path("value").path("role").asString()).isEqualTo("host");
        for (String field : List.of("role", "audio", "video", "screen_share", "chat")) {
            assertThat(why(hana, field, "").path("chain")).as(field).isNotEmpty();
        }
    }

    @Test
    void whoIsNotHeardIsToldByWhomTheyWereMuted() {
        comesIn();
        String p = joins(pia).participant();
        does(host, "POST", "/waiting-room/" + p + "/admit", null);
        try (Seat seat = Seat.take(pia, base.substring(base.lastIndexOf('/') + 1))) {
            seat.does("toggle_audio", "is_muted", true);
            JsonNode own = why(p, "audio", "").at("/chain/0");
            assertThat(own.path("type").asString()).isEqualTo("audio_toggled");
            assertThat(own.path("actor").path("user_id").asString()).isEqualTo(pia.userId());
            seat.does("toggle_audio", "is_muted", false);
            String muted = does(host, "POST", "/mute-all", null);
            isBecause(why(p, "audio", ""), host, muted, "OnlyHostsMuteOthers", "all_muted");
        }
    }

    @Test
    void onlyOverseersAreToldWhy() {
        String hana = joins(host).participant();
        joins(pia);
        String path = base + "/explain?field=role&participant=";
        pia.rest().get(path + hana).expect(403);
        quin.rest().get(path + hana).expect(404);
        host.rest().get(path + "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b").expect(404);
        host.rest().get(base + "/explain?field=shoes&participant=" + hana).expect(400);
        host.rest().get(base + "/explain").expect(400);
    }
}
