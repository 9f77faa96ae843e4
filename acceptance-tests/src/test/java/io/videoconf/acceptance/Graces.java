package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The times within which people who were lost may come back, as a meeting's log says. */
final class Graces {
    private Graces() {}

    /** Those that ran at a moment run on to the same time, or ended then; none is overdue. */
    static void areKept(MeetingLog then, MeetingLog later) {
        Map<String, Instant> now = running(later);
        running(then).forEach((participant, until) -> {
            if (now.containsKey(participant)) {
                assertThat(now).as("the grace that ran").containsEntry(participant, until);
            } else {
                assertThat(leftAt(later, participant))
                        .as("the grace of %s", participant)
                        .isAfterOrEqualTo(until);
            }
        });
        now.forEach((participant, until) -> assertThat(until)
                .as("an overdue grace of %s", participant)
                .isAfter(Instant.now().minusSeconds(10)));
    }

    /** The last word about each participant's connection is that it is lost. */
    private static Map<String, Instant> running(MeetingLog log) {
        Map<String, Instant> running = new HashMap<>();
        log.events().forEach(fact -> {
            String who = fact.path("data").path("participant_id").asString("");
            switch (fact.path("type").asString()) {
                case "connection_lost" ->
                    running.put(
                            who,
                            Instant.parse(fact.path("data").path("grace_until").asString()));
                case "connection_restored", "connection_superseded", "participant_left", "participant_joined" ->
                    running.remove(who);
                default -> {}
            }
        });
        return running;
    }

    private static Instant leftAt(MeetingLog log, String participant) {
        return log.of("participant_left").reversed().stream()
                .filter(left ->
                        left.path("data").path("participant_id").asString().equals(participant))
                .map(left -> Instant.parse(left.path("timestamp").asString()))
                .findFirst()
                .orElseThrow();
    }
}
