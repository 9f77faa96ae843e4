package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who gets in: no more than there are seats, nobody by guessing, and only from where the meeting says. */
@ExtendWith(SharedServer.class)
class DoorIT {
    private static Answer join(RestClient who, String meeting, String password) {
        return who.post(
                "/meetings/" + meeting + "/join", Json.object("display_name", "Somebody", "password", password));
    }

    private static RestClient guest(RestClient rest, String meeting) {
        return rest.as(Ban.guestToken(rest, meeting));
    }

    @Test
    void sixtyFourRaceForFiftySeats(RestClient rest) throws InterruptedException, ExecutionException {
        Person host = Person.register(rest, "Crowded");
        String meeting =
                Meetings.schedule(host, Json.object("title", "Full", "settings", Json.object("max_participants", 50)));
        List<RestClient> crowd = new ArrayList<>(List.of(host.rest()));
        while (crowd.size() < 64) {
            crowd.add(guest(rest, meeting));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> joins = crowd.stream()
                    .<Callable<Answer>>map(who -> () -> join(who, meeting, ""))
                    .toList();
            for (Future<Answer> one : threads.invokeAll(joins)) {
                answers.add(one.get());
            }
        }
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(50);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .hasSize(14)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("MEETING_FULL"));
    }

    @Test
    void whoGuessesWaitsByWhicheverDoorAndWhoKnowsDoesNot(RestClient rest) {
        Person host = Person.register(rest, "Guarded");
        Person thief = Person.register(rest, "Thief");
        Person friend = Person.register(rest, "Friend");
        String meeting =
                Meetings.schedule(host, Json.object("title", "Secret", "settings", Json.object("password", "sesame")));
        for (int guess = 0; guess < 5; guess++) {
            assertThat(join(thief.rest(), meeting, "guess " + guess).expect(403).code())
                    .isEqualTo("INVALID_PASSWORD");
        }
        Answer resting = join(thief.rest(), meeting, "sesame").expect(429);
        assertThat(resting.code()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(Integer.parseInt(resting.header("Retry-After"))).isBetween(1, 2);
        try (SignalingClient socket = thief.socket("websocket")) {
            JsonNode answer = socket.call("join_meeting", Json.object("meeting_id", meeting, "password", "sesame"));
            assertThat(answer.at("/error/code").asString()).isEqualTo("RATE_LIMIT_EXCEEDED");
        }
        join(friend.rest(), meeting, "sesame").expect(200);
        assertThat(host.rest()
                        .get("/meetings/" + meeting + "/history?limit=100")
                        .expect(200)
                        .body()
                        .path("history")
                        .valueStream()
                        .map(line -> line.path("rule").asString("")))
                .contains("StrangersNeedThePassword", "WhoGuessesWaits");
    }

    @Test
    void onlyAllowedDomainsComeIn(RestClient rest) {
        Person host = Person.register(rest, "Choosy");
        Person other = Person.register(rest, "Other");
        String domain = other.email().substring(other.email().indexOf('@') + 1);
        String meeting = Meetings.schedule(
                host,
                Json.object("title", "Ours", "settings", Json.object("allowed_domains", List.of("acme.example"))));
        assertThat(join(other.rest(), meeting, "").expect(403).code()).isEqualTo("INSUFFICIENT_PERMISSIONS");
        assertThat(join(guest(rest, meeting), meeting, "").status()).isEqualTo(403);
        JsonNode changed = host.rest()
                .patch(
                        "/meetings/" + meeting,
                        Json.object(
                                "settings", Json.object("allowed_domains", List.of(domain.toUpperCase(Locale.ROOT)))))
                .expect(200)
                .body();
        assertThat(changed.at("/settings/allowed_domains/0").asString()).isEqualTo(domain);
        join(other.rest(), meeting, "").expect(200);
    }

    @Test
    void aBannedGuestIsNotBackWithAnotherTokenByWhicheverDoor(RestClient rest) {
        Ban ban = Ban.ofAGuest(rest);
        ban.requireNoGuestGetsIn(rest);
        Person signedIn = Person.register(rest, "From the same address");
        join(signedIn.rest(), ban.meeting(), "").expect(200);
        String elsewhere = Meetings.instant(ban.host(), "Another meeting");
        join(guest(rest, elsewhere), elsewhere, "").expect(200);
    }

    @Test
    void aBanBindsThePersonHoweverTheyComeBack(RestClient rest) {
        Person host = Person.register(rest, "Firm");
        Person banned = Person.register(rest, "Banned");
        Person invited = Person.register(rest, "Invited and banned");
        String meeting = Meetings.instant(host, "Without them");
        String seat = join(banned.rest(), meeting, "")
                .expect(200)
                .body()
                .path("participant_id")
                .asString();
        String invitation = host.rest()
                .post("/meetings/" + meeting + "/participants", Json.object("emails", List.of(invited.email())))
                .expect(201)
                .body()
                .at("/participants/0/participant_id")
                .asString();
        for (String each : List.of(seat, invitation)) {
            host.rest()
                    .delete("/meetings/" + meeting + "/participants/" + each + "?ban=true")
                    .expect(204);
        }
        Person anew = Person.logIn(rest, banned.name(), banned.email(), banned.password());
        for (Person each : List.of(banned, anew, invited)) {
            assertThat(join(each.rest(), meeting, "").expect(403).code())
                    .as(each.name())
                    .isEqualTo("PARTICIPANT_BANNED");
        }
    }

    @Test
    void aReportRemovesLocksAndMutesInOneAct(RestClient rest) {
        Person host = Person.register(rest, "Strict");
        String meeting = Meetings.instant(host, "Spammed");
        Seat other = Seat.take(Person.register(rest, "Loud"), meeting);
        String spammer = join(guest(rest, meeting), meeting, "")
                .expect(200)
                .body()
                .path("participant_id")
                .asString();
        JsonNode after = host.rest()
                .post(
                        "/meetings/" + meeting + "/reports",
                        Json.object("participant_id", spammer, "remove", true, "lock", true, "mute_all", true))
                .expect(200)
                .body();
        assertThat(after.path("locked").asBoolean()).isTrue();
        assertThat(Meetings.participant(after, spammer).path("status").asString())
                .isEqualTo("removed");
        other.socket()
                .await("meeting_event", body -> body.path("type").asString("").equals("all_muted"));
        other.close();
        assertThat(MeetingLog.of(host.rest(), meeting).types())
                .containsSequence("spammer_reported", "participant_removed", "meeting_locked", "all_muted");
        assertThat(join(guest(rest, meeting), meeting, "").expect(403).code()).isEqualTo("MEETING_LOCKED");
    }
}
