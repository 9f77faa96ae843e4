package io.videoconf.edge.gateway;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * What a token opens that is not a person's own: a guest's opens one meeting, an API key what its scopes name. What is not
 * said here is closed to both, also what will be added.
 */
public final class AccessRules {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> CAPTURE = Set.of("pause", "resume", "stop");

    private AccessRules() {}

    /**
     * Checks the caller against the route.
     *
     * @param path without its version
     * @throws Denied INSUFFICIENT_PERMISSIONS, or MEETING_NOT_FOUND for another meeting than a guest's
     */
    public static void check(Caller caller, HttpMethod method, String path) {
        List<String> route = route(path);
        switch (caller.actor().kind()) {
            case USER -> {
                // Their own: what they may do is decided where it is done.
            }
            case GUEST -> guest(caller, method, route);
            case SERVICE -> service(caller, method, route);
            case SYSTEM -> throw Denied.of(RefusalCode.INVALID_TOKEN, "TokensAreOurs");
        }
    }

    private static void guest(Caller caller, HttpMethod method, List<String> route) {
        MeetingId own = caller.actor().boundTo();
        if (route.size() >= 2
                && route.getFirst().equals("meetings")
                && !route.get(1).equals("by-number")) {
            if (own == null || !own.value().equals(route.get(1))) {
                throw new Denied(Refusal.of(RefusalCode.MEETING_NOT_FOUND, "AGuestKnowsOneMeeting")
                        .with("meeting_id", shown(route.get(1))));
            }
            return;
        }
        if (!isOpenToGuests(method, route)) {
            throw Denied.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "AGuestHasNothingButTheirMeeting");
        }
    }

    private static boolean isOpenToGuests(HttpMethod method, List<String> route) {
        boolean reads = READS.contains(method);
        return switch (route.isEmpty() ? "" : route.getFirst()) {
            // Which meeting a number names is looked up; whether it is theirs, decided with it.
            case "meetings" -> reads && route.size() == 3;
            // A guest who moderates may hold what they may start; whether they do is for the meeting to say.
            case "recordings" -> route.size() == 3 && HttpMethod.POST.equals(method) && CAPTURE.contains(route.get(2));
            case "auth" -> route.size() == 2 && route.get(1).equals("logout");
            case "rate-limits" -> reads && route.size() == 1;
            default -> false;
        };
    }

    private static void service(Caller caller, HttpMethod method, List<String> route) {
        boolean reads = READS.contains(method);
        if (reads && route.equals(List.of("rate-limits"))) {
            return;
        }
        Optional<ApiKeyScope> scope = scope(reads, route);
        if (scope.isEmpty() || closes(method, route)) {
            throw Denied.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "NoScopeOpensThis");
        }
        if (!caller.scopes().contains(scope.get())) {
            throw new Denied(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "AKeyOpensWhatItsScopesName")
                    .with("required_scope", scope.get().wire()));
        }
    }

    /** What closes an account for good is for a person to ask for, not for a key that was given out for less. */
    private static boolean closes(HttpMethod method, List<String> route) {
        return HttpMethod.DELETE.equals(method) && route.getFirst().equals("admin");
    }

    /** The scope that a route needs; empty when there is none that opens it. */
    static Optional<ApiKeyScope> scope(boolean reads, List<String> route) {
        return Optional.ofNullable(
                switch (route.isEmpty() ? "" : route.getFirst()) {
                    case "meetings" ->
                        route.size() == 3 && route.get(2).equals("recordings")
                                ? recordings(reads)
                                : reads ? ApiKeyScope.MEETINGS_READ : ApiKeyScope.MEETINGS_WRITE;
                    case "recordings" -> recordings(reads);
                    case "users" -> users(reads, route);
                    case "admin" -> route.size() >= 2 && route.get(1).equals("users") ? ApiKeyScope.USERS_ADMIN : null;
                    default -> null;
                });
    }

    private static ApiKeyScope recordings(boolean reads) {
        return reads ? ApiKeyScope.RECORDINGS_READ : ApiKeyScope.RECORDINGS_WRITE;
    }

    private static @org.jspecify.annotations.Nullable ApiKeyScope users(boolean reads, List<String> route) {
        if (!reads) {
            return null;
        }
        if (route.equals(List.of("users", "me"))) {
            return ApiKeyScope.PROFILE_READ;
        }
        return route.equals(List.of("users", "me", "meetings")) ? ApiKeyScope.MEETINGS_READ : null;
    }

    /** The path below {@code /api} in its parts; empty for anything else, which is closed. */
    private static List<String> route(String path) {
        String below = ApiVersions.PLAIN + "/";
        return path.startsWith(below)
                ? Arrays.stream(path.substring(below.length()).split("/", -1)).toList()
                : List.of();
    }

    private static String shown(String text) {
        return text.length() > 64 ? text.substring(0, 64) : text;
    }
}
