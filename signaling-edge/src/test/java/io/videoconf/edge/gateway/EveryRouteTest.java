package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.account.ClosingKind;
import io.videoconf.api.account.queries.FindApiKey;
import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.account.views.Closings;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every route of the description, with every kind of token that is not a person's own in good standing. */
class EveryRouteTest extends EdgeTest {
    private static final Set<String> OPEN = Set.of(
            "POST /auth/register",
            "POST /auth/login",
            "POST /auth/refresh",
            "POST /auth/guest",
            "POST /recordings/invitations/open",
            "GET /ledger/checkpoint",
            "GET /ledger/checkpoints",
            "GET /ledger/consistency",
            "GET /ledger/keys",
            "GET /erasures/keys",
            "GET /erasures/{erasureId}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String NOBODYS = "01900000-0000-7000-8000-00000000dead";

    /**
     * One operation.
     *
     * @param codes with which it may refuse, as the description says
     */
    private record Route(String method, String path, List<String> codes) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        /** With somebody else's ids in it. */
        String strange() {
            return "/api/v1" + path.replaceAll("\\{[^}]+}", NOBODYS);
        }
    }

    private List<Route> routes() {
        JsonNode paths = body(send(anonymous("/docs/openapi.json").GET())).get("paths");
        List<Route> found = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .map(method -> new Route(
                                method.toUpperCase(Locale.ROOT),
                                path.getKey().replaceFirst("^/api/v1", ""),
                                codes(path.getValue().get(method))))
                        .filter(route -> !route.path().startsWith("/.well-known")
                                && !route.path().startsWith("/health"))
                        .filter(route -> !OPEN.contains(route.toString()))
                        .forEach(found::add));
        assertThat(found).hasSizeGreaterThan(40);
        return found;
    }

    private static List<String> codes(JsonNode operation) {
        return operation
                .path("x-error-codes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private HttpResponse<String> call(Route route, String token) {
        return send(json(
                anonymous(route.strange()).header("Authorization", "Bearer " + token),
                route.method(),
                route.method().equals("GET") || route.method().equals("DELETE") ? "" : "{}"));
    }

    private static String guest() {
        JWTClaimsSet claims = Tokens.claims(UserId.fresh(), "Gus", "unused@example.com")
                .claim("kind", "guest")
                .claim("email", null)
                .claim("sid", null)
                .claim("meeting_id", MeetingId.fresh().value())
                .build();
        return Tokens.signed(claims);
    }

    private String key(Set<ApiKeyScope> scopes) {
        sides.answer(
                FindApiKey.class,
                _ -> new ApiKeyView(
                        ApiKeyId.fresh(),
                        Tokens.ALICE,
                        "ci",
                        "vck_",
                        scopes.stream().sorted().toList(),
                        Samples.THEN,
                        null,
                        null));
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 3));
        return ApiKeyTokens.fresh().secret();
    }

    /** Nothing was asked of the sides but what it takes to check a token. */
    private void assertNothingAsked(Route route) {
        assertThat(sides.sent()).as(route.toString()).isEmpty();
        assertThat(sides.asked())
                .as(route.toString())
                .allMatch(asked -> asked.getPayload() instanceof FindApiKey || asked.getPayload() instanceof FindUser);
    }

    @Test
    void aGuestsTokenOpensNothingButTheirMeeting() {
        String guest = guest();
        Predicate<Route> decidedBehind = route -> route.path().startsWith("/meetings/by-number/")
                || route.path().matches("/recordings/[^/]+/(pause|resume|stop)")
                || route.path().equals("/auth/logout")
                || route.path().equals("/rate-limits");
        for (Route route : routes().stream().filter(decidedBehind.negate()).toList()) {
            HttpResponse<String> answer = call(route, guest);
            String code = answer.statusCode() == 404 ? "MEETING_NOT_FOUND" : "INSUFFICIENT_PERMISSIONS";
            assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isIn(403, 404);
            assertThat(error(answer).get("code").stringValue())
                    .as(route.toString())
                    .isEqualTo(code);
            assertNothingAsked(route);
        }
    }

    @Test
    void aKeyOpensNothingThatItsScopesDoNotName() {
        String key = key(Set.of(ApiKeyScope.SIGNALING));
        for (Route route : routes().stream()
                .filter(it -> !it.path().equals("/rate-limits"))
                .toList()) {
            assertError(call(route, key), 403, "INSUFFICIENT_PERMISSIONS");
            assertNothingAsked(route);
        }
    }

    @Test
    void noScopesTogetherOpenWhatIsThePersonsOwn() {
        String key = key(Set.of(ApiKeyScope.values()));
        for (String closed : List.of(
                "POST /api-keys",
                "GET /api-keys",
                "PATCH /users/me",
                "DELETE /users/me",
                "POST /users/me/password",
                "POST /users/me/email",
                "POST /users/me/email/verification",
                "POST /users/me/email/verify")) {
            String[] parts = closed.split(" ");
            assertError(call(new Route(parts[0], parts[1], List.of()), key), 403, "INSUFFICIENT_PERMISSIONS");
        }
        assertThat(call(new Route("GET", "/users/me", List.of()), key).statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyRouteOfMeetingsAndRecordingsHasAScope() {
        routes().stream()
                .filter(route ->
                        route.path().startsWith("/meetings") || route.path().startsWith("/recordings"))
                .forEach(route -> assertThat(AccessRules.scope(
                                route.method().equals("GET"),
                                Arrays.stream(route.path().substring(1).split("/"))
                                        .toList()))
                        .as(route.toString())
                        .isPresent());
    }

    @Test
    void theSuspendedTheDeletedAndThoseLoggedOutGetNowhere() {
        assertClosed(ClosingKind.SUSPENDED, Tokens.ALICE.value(), 403, "ACCOUNT_SUSPENDED");
        assertClosed(ClosingKind.DELETED, Tokens.ALICE.value(), 401, "INVALID_TOKEN");
        assertClosed(ClosingKind.SESSION, Tokens.SESSION, 401, "INVALID_TOKEN");
        assertClosed(ClosingKind.STALE, Tokens.ALICE.value(), 401, "INVALID_TOKEN");
    }

    private void assertClosed(ClosingKind kind, String subject, int status, String code) {
        silence();
        sides.answer(
                FindClosings.class,
                _ -> new Closings(
                        List.of(new Closing(kind, subject, Instant.now().plusSeconds(1))), Instant.now()));
        refreshDoors();
        for (Route route : routes()) {
            assertError(call(route, Tokens.ALICE_TOKEN), status, code);
            assertThat(route.codes()).as("x-error-codes of %s", route).contains(code);
            assertNothingAsked(route);
        }
    }
}
