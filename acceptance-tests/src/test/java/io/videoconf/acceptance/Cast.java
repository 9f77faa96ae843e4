package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The people of a {@link Scene}, each with an account of their own. */
record Cast(
        RestClient anonymous,
        Person host,
        Person coHost,
        Person participant,
        Person restricted,
        Person waiting,
        Person invited,
        Person stranger) {

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
        GUEST;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Those who have an account. */
        static Set<Role> registered() {
            return EnumSet.range(STRANGER, HOST);
        }
    }

    static Cast of(RestClient rest) {
        return new Cast(
                rest,
                Person.register(rest, "Host"),
                Person.register(rest, "Co-host"),
                Person.register(rest, "Participant"),
                Person.register(rest, "Restricted"),
                Person.register(rest, "Waiting"),
                Person.register(rest, "Invited"),
                Person.register(rest, "Stranger"));
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
            case GUEST -> anonymous.as(scene.guestToken());
        };
    }

    /** Somebody of this role who is not needed afterwards: for what ends sessions and accounts. */
    RestClient expendable(Role role, Scene scene) {
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
