package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people of a {@link Scene}, each with an account of their own.
 *
 * @param admin of the host's organisation; null at a server whose operator we are not
 * @param compliance watches over the host's organisation, and is nobody to the meeting; null like {@code admin}
 */
record Cast(
        RestClient anonymous,
        Person host,
        Person coHost,
        Person participant,
        Person restricted,
        Person waiting,
        Person invited,
        Person stranger,
        @Nullable Person admin,
        @Nullable Person compliance) {

    /** Who asks; the columns of the matrix, but for tokens that have expired, which are made where keys are. */
    enum Role {
        ANONYMOUS,
        STRANGER,
        INVITED,
        WAITING,
        PARTICIPANT,
        RESTRICTED,
        CO_HOST,
        HOST,
        ADMIN,
        COMPLIANCE,
        GUEST;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Those who have an account. */
        static Set<Role> registered() {
            return EnumSet.range(STRANGER, COMPLIANCE);
        }
    }

    static Cast of(RestClient rest) {
        Person host = Person.register(rest, "Host");
        return new Cast(
                rest,
                host,
                Person.register(rest, "Co-host"),
                Person.register(rest, "Participant"),
                Person.register(rest, "Restricted"),
                Person.register(rest, "Waiting"),
                Person.register(rest, "Invited"),
                Person.register(rest, "Stranger"),
                colleague(rest, host, "admin"),
                colleague(rest, host, "compliance"));
    }

    /** Somebody new in the organisation of the host; null where nobody can add them. */
    private static @Nullable Person colleague(RestClient rest, Person host, String role) {
        return Operator.of(rest)
                .map(operator ->
                        Operator.adds(operator, Operator.tenantOf(operator, host), "Colleague in " + role, role))
                .orElse(null);
    }

    /** Everybody who has an account. */
    List<Person> people() {
        List<Person> people =
                new ArrayList<>(List.of(host, coHost, participant, restricted, waiting, invited, stranger));
        if (admin != null) {
            people.add(admin);
        }
        if (compliance != null) {
            people.add(compliance);
        }
        return people;
    }

    /** Those whom there is somebody for. */
    List<Role> roles() {
        return Arrays.stream(Role.values())
                .filter(role ->
                        (admin != null || role != Role.ADMIN) && (compliance != null || role != Role.COMPLIANCE))
                .toList();
    }

    /** The one that is done something to by an administrator, and may be gone afterwards. */
    String expendableColleague() {
        return Objects.requireNonNull(colleague(anonymous, host, "member")).userId();
    }

    /** A caller who plays this role in a scene. */
    RestClient caller(Role role, Scene scene) {
        return switch (role) {
            case ANONYMOUS -> anonymous;
            case STRANGER -> stranger.rest();
            case INVITED -> invited.rest();
            case WAITING -> waiting.rest();
            case PARTICIPANT -> participant.rest();
            case RESTRICTED -> restricted.rest();
            case CO_HOST -> coHost.rest();
            case HOST -> host.rest();
            case ADMIN -> Objects.requireNonNull(admin).rest();
            case COMPLIANCE -> Objects.requireNonNull(compliance).rest();
            case GUEST -> anonymous.as(scene.guestToken());
        };
    }

    /** Somebody of this role who is not needed afterwards: for what ends sessions and accounts. */
    RestClient expendable(Role role, Scene scene) {
        if (role == Role.ADMIN || role == Role.COMPLIANCE) {
            return Objects.requireNonNull(colleague(anonymous, host, role.column()))
                    .rest();
        }
        if (Role.registered().contains(role)) {
            return Person.register(anonymous, "Expendable").rest();
        }
        return role == Role.GUEST
                ? anonymous.as(anonymous
                        .post("/auth/guest", Json.object("meeting_id", scene.meetingId(), "display_name", "Expendable"))
                        .expect(200)
                        .body()
                        .path("access_token")
                        .asString())
                : caller(role, scene);
    }
}
