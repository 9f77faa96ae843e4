package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One route of the contract.
 *
 * @param path with {@code {scheduled}}, {@code {live}}, {@code {guest}} (a participant), {@code {recording}},
 *     {@code {user}} in the place of ids
 * @param open needs no token
 * @param body a good request; null where the route takes none
 * @param required the fields without which it is none
 */
record Route(
        String method, String path, boolean open, @Nullable ObjectNode body, List<String> required) {

    static Route open(String method, String path, ObjectNode body, String... required) {
        return new Route(method, path, true, body, Arrays.asList(required));
    }

    static Route of(String method, String path) {
        return new Route(method, path, false, null, List.of());
    }

    static Route of(String method, String path, ObjectNode body, String... required) {
        return new Route(method, path, false, body, Arrays.asList(required));
    }

    boolean writes() {
        return !method.equals("GET");
    }

    /** A copy of the good request, to be spoilt. */
    ObjectNode good() {
        return body == null ? Json.object() : body.deepCopy();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Every route that takes a token or none, but for those that later rooms add. */
    static List<Route> all() {
        return Stream.of(accounts(), meetings(), participants(), recordings())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> accounts() {
        return List.of(
                open(
                        "POST",
                        "/auth/register",
                        Json.object(
                                "email",
                                "bad-input@example.org",
                                "password",
                                "long-enough",
                                "display_name",
                                "Bad",
                                "username",
                                "bad",
                                "timezone",
                                "Europe/Lisbon",
                                "language",
                                "en"),
                        "email",
                        "password",
                        "display_name"),
                open(
                        "POST",
                        "/auth/login",
                        Json.object("email", "nobody@example.org", "password", "long-enough"),
                        "email",
                        "password"),
                open("POST", "/auth/refresh", Json.object("refresh_token", "nothing"), "refresh_token"),
                open(
                        "POST",
                        "/auth/guest",
                        Json.object("meeting_id", "{live}", "display_name", "Guest"),
                        "display_name"),
                of("POST", "/auth/logout"),
                of("GET", "/users/me"),
                of(
                        "PATCH",
                        "/users/me",
                        Json.object(
                                "display_name",
                                "New",
                                "timezone",
                                "Europe/Lisbon",
                                "settings",
                                Json.object(
                                        "default_mute_on_join",
                                        true,
                                        "notification_preferences",
                                        Json.object("email_reminders", true)))),
                of("DELETE", "/users/me"),
                of("GET", "/users/me/meetings"),
                of(
                        "POST",
                        "/users/me/password",
                        Json.object("current_password", "not-the-password", "new_password", "long-enough"),
                        "current_password",
                        "new_password"),
                of(
                        "POST",
                        "/users/me/email",
                        Json.object("email", "moved@example.org", "current_password", "not-the-password"),
                        "email",
                        "current_password"),
                of("POST", "/users/me/email/verification"),
                of("POST", "/users/me/email/verify", Json.object("code", "7K3F-9QWD"), "code"),
                of("POST", "/admin/users/{user}/email/verify"),
                of("GET", "/api-keys"),
                of(
                        "POST",
                        "/api-keys",
                        Json.object("name", "ci", "scopes", List.of("meetings:read")),
                        "name",
                        "scopes"),
                of("GET", "/admin/users/{user}"),
                of(
                        "POST",
                        "/admin/users",
                        Json.object("email", "added@example.org", "password", "long-enough", "display_name", "Added"),
                        "email",
                        "password",
                        "display_name"),
                of("PATCH", "/admin/users/{user}", Json.object("account_type", "pro", "suspended", false)),
                of("DELETE", "/admin/users/{user}"));
    }

    private static List<Route> meetings() {
        return List.of(
                of("POST", "/meetings", meeting(), "title"),
                of("GET", "/meetings/{scheduled}"),
                of("GET", "/meetings/by-number/{number}"),
                of("PATCH", "/meetings/{scheduled}", meeting()),
                of("DELETE", "/meetings/{scheduled}"),
                of("POST", "/meetings/{scheduled}/start"),
                of("POST", "/meetings/{live}/end"),
                of("POST", "/meetings/{live}/lock"),
                of("POST", "/meetings/{live}/unlock"),
                of("POST", "/meetings/{live}/mute-all"),
                of("PATCH", "/meetings/{live}/restrictions", Json.object("audio", true, "chat", false)),
                of("GET", "/meetings/{scheduled}/occurrences"),
                of(
                        "POST",
                        "/meetings/{live}/attendance/corrections",
                        Json.object(
                                "participant_id",
                                "{guest}",
                                "from",
                                "2026-01-15T10:00:00Z",
                                "to",
                                "2026-01-15T10:01:00Z",
                                "reason",
                                "by phone"),
                        "participant_id",
                        "from",
                        "to",
                        "reason"),
                of("POST", "/meetings/{live}/host", Json.object("participant_id", "{guest}"), "participant_id"),
                of("GET", "/meetings/{live}/chat"),
                of("GET", "/meetings/{live}/attendance"),
                of("GET", "/meetings/{live}/events"),
                of("GET", "/meetings/{live}/ice-servers"),
                of("GET", "/meetings/{live}/history"),
                of("GET", "/meetings/{live}/explain?participant=0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b&field=role"));
    }

    private static ObjectNode meeting() {
        ObjectNode settings = Json.object(
                "max_participants",
                50,
                "require_password",
                false,
                "waiting_room_enabled",
                true,
                "recording_enabled",
                true,
                "auto_record",
                false,
                "chat_enabled",
                true,
                "screen_share_enabled",
                true,
                "join_before_host",
                false,
                "mute_on_entry",
                false,
                "host_grace_seconds",
                60,
                "host_absent_policy",
                "continue",
                "time_limit_minutes",
                60,
                "encryption",
                "transport");
        return Meetings.tomorrow("Good").put("title", "Good").set("settings", settings);
    }

    private static List<Route> participants() {
        return List.of(
                of(
                        "POST",
                        "/meetings/{scheduled}/participants",
                        Json.object("emails", List.of("guest@example.org")),
                        "emails"),
                of("GET", "/meetings/{live}/participants"),
                of(
                        "PATCH",
                        "/meetings/{live}/participants/{guest}",
                        Json.object(
                                "role",
                                "viewer",
                                "restrictions",
                                Json.object("audio", true, "video", true, "screen_share", true, "chat", true))),
                of("DELETE", "/meetings/{live}/participants/{guest}"),
                of("POST", "/meetings/{live}/waiting-room/{guest}/admit"),
                of("POST", "/meetings/{live}/waiting-room/{guest}/deny"),
                of("POST", "/meetings/{live}/waiting-room/admit-all"),
                of(
                        "POST",
                        "/meetings/{live}/reports",
                        Json.object("participant_id", "{guest}", "reason", "spam", "remove", false),
                        "participant_id"),
                of(
                        "POST",
                        "/meetings/{live}/join",
                        Json.object("display_name", "Me", "password", "word", "device_type", "desktop"),
                        "display_name"));
    }

    private static List<Route> recordings() {
        return List.of(
                of("POST", "/meetings/{live}/recordings", Json.object("mode", "cloud", "private", true), "mode"),
                of("POST", "/meetings/{live}/recordings/{recording}/consent", Json.object("consent", true), "consent"),
                of("POST", "/recordings/{recording}/pause"),
                of("POST", "/recordings/{recording}/resume"),
                of("POST", "/recordings/{recording}/stop"),
                of(
                        "POST",
                        "/recordings/{recording}/parts",
                        Json.object("part_number", 1, "size", 10, "sha256", "0".repeat(64)),
                        "part_number",
                        "size",
                        "sha256"),
                of("POST", "/recordings/{recording}/complete"),
                of("GET", "/recordings"),
                of("GET", "/recordings/{recording}"),
                of("PATCH", "/recordings/{recording}", Json.object("title", "New", "private", true)),
                of("DELETE", "/recordings/{recording}"),
                of("GET", "/recordings/{recording}/download"),
                of(
                        "POST",
                        "/recordings/{recording}/shares",
                        Json.object("emails", List.of("guest@example.org")),
                        "emails"),
                of(
                        "DELETE",
                        "/recordings/{recording}/shares",
                        Json.object("emails", List.of("guest@example.org")),
                        "emails"),
                of(
                        "POST",
                        "/recordings/{recording}/invitations",
                        Json.object("email", "guest@example.org", "expires_in_hours", 1),
                        "email"),
                of("GET", "/recordings/{recording}/access?email=guest@example.org"),
                of("GET", "/recordings/{recording}/events"),
                of("GET", "/recordings/{recording}/thumbnail"),
                of("POST", "/recordings/{recording}/fetch"),
                of("POST", "/recordings/{recording}/restore"),
                of(
                        "POST",
                        "/recordings/{recording}/local-copy",
                        Json.object("size", 10, "sha256", "0".repeat(64), "place", "a shelf"),
                        "size",
                        "sha256",
                        "place"),
                of(
                        "POST",
                        "/recordings/{recording}/holds",
                        Json.object("hold_id", "h", "case_id", "c", "reason", "r"),
                        "hold_id",
                        "case_id",
                        "reason"));
    }
}
