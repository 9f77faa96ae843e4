package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.Map;

/**
 * Three people who guess at the passwords of three meetings, each once too few times to be slowed down by what is looked at there: the
 * person, the address, the meeting. One guess more slows them down on a server that remembers the ones before.
 */
final class Guessing {
    private static final int LONGEST_OF_ALL = 5;

    /** A person may guess once, an address twice and all together once; a person's and an address's rest is the longer one. */
    static final Map<String, String> SETTINGS = Map.of(
            "VIDEOCONF_MEETINGS_GUESSING_PERPERSON", "2",
            "VIDEOCONF_MEETINGS_GUESSING_PERADDRESS", "3",
            "VIDEOCONF_MEETINGS_GUESSING_PERMEETING", "2",
            "VIDEOCONF_MEETINGS_GUESSING_FIRSTREST", "60s",
            "VIDEOCONF_MEETINGS_GUESSING_LONGESTREST", "60s",
            "VIDEOCONF_MEETINGS_GUESSING_LONGESTRESTOFALL", LONGEST_OF_ALL + "s");

    private final Person kim;
    private final Person lou;
    private final Person max;
    private final String ofAPerson;
    private final String ofAnAddress;
    private final String ofAll;

    private Guessing(RestClient rest) {
        Person host = Person.register(rest, "Guarded");
        kim = Person.register(rest, "Kim");
        lou = Person.register(rest, "Lou");
        max = Person.register(rest, "Max");
        ofAPerson = guarded(host);
        ofAnAddress = guarded(host);
        ofAll = guarded(host);
    }

    /** They have guessed. */
    static Guessing begun(RestClient rest) {
        Guessing guessing = new Guessing(rest);
        guessing.wrong(rest, guessing.kim, guessing.ofAPerson);
        guessing.wrong(rest, guessing.kim, guessing.ofAnAddress);
        guessing.wrong(rest, guessing.lou, guessing.ofAnAddress);
        guessing.wrong(rest, guessing.kim, guessing.ofAll);
        return guessing;
    }

    /** Fails unless one guess more is the one too many, for the person, for whoever is at the address, and for everybody. */
    void requireNoneForgotten(RestClient rest) {
        wrong(rest, kim, ofAPerson);
        assertThat(restOf(rest, kim, ofAPerson)).as("of the person").isGreaterThan(LONGEST_OF_ALL);
        wrong(rest, max, ofAnAddress);
        assertThat(restOf(rest, kim, ofAnAddress)).as("of the address").isGreaterThan(LONGEST_OF_ALL);
        wrong(rest, lou, ofAll);
        assertThat(restOf(rest, max, ofAll)).as("of everybody").isBetween(1, LONGEST_OF_ALL);
    }

    private static String guarded(Person host) {
        return Meetings.schedule(host, Json.object("title", "Secret", "settings", Json.object("password", "sesame")));
    }

    /** As soon as everybody's rest is over, where there is one. */
    private void wrong(RestClient rest, Person who, String meeting) {
        Answer answer = await().atMost(Duration.ofSeconds(2 * LONGEST_OF_ALL))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> guess(rest, who, meeting), each -> each.status() != 429);
        assertThat(answer.code()).isEqualTo("INVALID_PASSWORD");
    }

    private static int restOf(RestClient rest, Person who, String meeting) {
        return Integer.parseInt(guess(rest, who, meeting).expect(429).header("Retry-After"));
    }

    private static Answer guess(RestClient rest, Person who, String meeting) {
        return rest.as(who.accessToken())
                .post("/meetings/" + meeting + "/join", Json.object("display_name", "Guesser", "password", "wrong"));
    }
}
