package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import tools.jackson.databind.JsonNode;

/** A meeting from which a guest was banned. */
record Ban(Person host, String meeting) {

    /** A guest comes in and is banned. */
    static Ban ofAGuest(RestClient rest) {
        Person host = Person.register(rest, "Firm");
        String meeting = Meetings.instant(host, "Without that guest");
        Answer joined = rest.as(guestToken(rest, meeting))
                .post("/meetings/" + meeting + "/join", Json.object("display_name", "Guest"))
                .expect(200);
        String guest = joined.body().path("participant_id").asString();
        host.rest()
                .delete("/meetings/" + meeting + "/participants/" + guest + "?ban=true")
                .expect(204);
        return new Ban(host, meeting);
    }

    /** Whoever is given a token now stays out, by REST, by graph and by socket. */
    void requireNoGuestGetsIn(RestClient rest) {
        String token = guestToken(rest, meeting);
        Answer refused = rest.as(token)
                .post("/meetings/" + meeting + "/join", Json.object("display_name", "Guest"))
                .expect(403);
        assertThat(refused.code()).isEqualTo("PARTICIPANT_BANNED");
        assertThat(refused.body().at("/error/message").asString()).contains("Sign in with an account");
        Answer asked = new Graph(rest.as(guestToken(rest, meeting)))
                .post("mutation { joinMeeting(meetingId: \"" + meeting + "\", displayName: \"x\") { status } }");
        assertThat(asked.body().at("/errors/0/extensions/code").asString()).isEqualTo("PARTICIPANT_BANNED");
        try (SignalingClient socket = SignalingClient.connect(rest.base(), guestToken(rest, meeting), "websocket")) {
            JsonNode answer = socket.call("join_meeting", Json.object("meeting_id", meeting));
            assertThat(answer.at("/error/code").asString()).isEqualTo("PARTICIPANT_BANNED");
        }
    }

    /** A token of somebody new. */
    static String guestToken(RestClient rest, String meeting) {
        return rest.post("/auth/guest", Json.object("meeting_id", meeting, "display_name", "Guest"))
                .expect(200)
                .body()
                .path("access_token")
                .asString();
    }
}
