package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/**
 * Thousands of requests made after the description: valid, at the edge of it, beside it, and hostile. Whatever comes,
 * the answers are as described, nothing breaks, and nothing is told that is not to be told, in no answer and in no
 * log. Repeat a run with {@code -Dvideoconf.seed=…}; {@code -Dvideoconf.requests=…} says how many.
 */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it reads the server's log")
class GeneratedRequestsIT {
    private static final int CLIENTS = 4;
    private static final Pattern PERSONAL = Pattern.compile("pass-[0-9a-f]{8}-|@example\\.(org|com)");

    private final Server server = Server.fresh("generated");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatNoLibrarySendsBreaksNothing() {
        Person somebody = Person.register(server.rest(), "Somebody");
        RawRequests raw = new RawRequests(server.url(), somebody.accessToken());
        for (String request : raw.all()) {
            String answer = raw.send(request);
            String asked = request.substring(0, Math.min(80, request.length()));
            assertThat(answer).as(asked).doesNotStartWith("HTTP/1.1 5").doesNotStartWith("HTTP/1.0 5");
            assertThat(Attacker.innards(answer)).as("%s → %s", asked, answer).isFalse();
            assertThat(answer).doesNotContain("Set-Cookie");
        }
        somebody.rest().get("/users/me").expect(200);
    }

    @Test
    void whateverIsSentIsAnsweredAsDescribed() {
        long seed = Settings.seed();
        int requests = Settings.requests();
        System.out.printf("GeneratedRequestsIT: -Dvideoconf.seed=%d -Dvideoconf.requests=%d%n", seed, requests);
        RestClient rest = server.rest();
        ApiDescription api = ApiDescription.of(rest);
        Secrets secrets = new Secrets();
        List<Attacker> attackers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            attackers.add(new Attacker(api, rest, new Random(seed + i), secrets));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            attackers.forEach(each -> threads.execute(() -> each.attack(requests / CLIENTS)));
        }
        attackers.forEach(Attacker::askAgain);
        Map<String, Integer> statuses = new TreeMap<>();
        attackers.forEach(
                each -> each.statuses().forEach((status, times) -> statuses.merge(status, times, Integer::sum)));
        System.out.println("GeneratedRequestsIT: answers by status " + statuses);
        Map<String, String> findings = new TreeMap<>();
        attackers.forEach(each -> findings.putAll(each.findings()));
        findings.forEach((what, told) -> System.out.println("GeneratedRequestsIT: " + what + "\n    " + told));
        assertThat(findings.keySet()).as("what was not as it should be").isEmpty();
        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(requests);
        assertThat(statuses).as("not only refusals").containsKeys("200", "201", "204");
        assertThat(server.log()
                        .lines()
                        .filter(line ->
                                secrets.areTold(line) || PERSONAL.matcher(line).find()))
                .as("lines of the log that tell a secret or an address")
                .isEmpty();
        rest.get("/health").expect(200);
    }
}
