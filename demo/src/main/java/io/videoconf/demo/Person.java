package io.videoconf.demo;

import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody with an account of their own, signed in.
 *
 * @param name as others see it
 * @param accessToken good for an hour
 * @param rest a caller with that token
 */
public record Person(
        String name,
        String email,
        String password,
        String userId,
        String accessToken,
        String refreshToken,
        RestClient rest) {

    /**
     * Opens a throw-away account and signs in. The e-mail is made up, and unlike any other.
     *
     * @throws StoryBroken when either is refused
     */
    public static Person register(RestClient rest, String name) {
        String unlike = UUID.randomUUID().toString().substring(0, 13);
        String email = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "-" + unlike + "@example.org";
        String password = "pass-" + UUID.randomUUID();
        rest.post("/auth/register", Json.object("email", email, "password", password, "display_name", name))
                .expect(201);
        return logIn(rest, name, email, password);
    }

    /**
     * Signs in.
     *
     * @throws StoryBroken when it is refused
     */
    public static Person logIn(RestClient rest, String name, String email, String password) {
        JsonNode tokens = rest.post("/auth/login", Json.object("email", email, "password", password))
                .expect(200)
                .body();
        String access = tokens.path("access_token").asString();
        return new Person(
                name,
                email,
                password,
                tokens.path("user").path("user_id").asString(),
                access,
                tokens.path("refresh_token").asString(),
                rest.as(access));
    }

    /** The same person with the same token at another address, where the same history is served. */
    public Person at(RestClient elsewhere) {
        return new Person(name, email, password, userId, accessToken, refreshToken, elsewhere.as(accessToken));
    }

    /** Opens a socket of this person; see {@link SignalingClient#connect}. */
    public SignalingClient socket(String... transports) {
        return SignalingClient.connect(rest.base(), accessToken, transports);
    }

    /** What this person says to join a meeting by socket. */
    public ObjectNode introduction(String meetingId) {
        return Json.object(
                "meeting_id",
                meetingId,
                "user_info",
                Json.object("display_name", name, "avatar_url", null, "device_type", "desktop"),
                "capabilities",
                Json.object("video", true, "audio", true, "screen_share", true));
    }

    @Override
    public String toString() {
        return name; // never the tokens: they would end in a log
    }
}
