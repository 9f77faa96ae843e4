package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * A meeting's log as one viewer is told it: the pages of REST are the measure, and every other way must tell the same.
 */
final class Feed {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final Person viewer;
    private final String meetingId;
    private final Random random;
    private final List<Link> links = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();

    /** One fact as it hangs in a viewer's chain. */
    record Link(long sequence, long previous, String eventId) {
        static Link of(JsonNode fact) {
            return new Link(
                    fact.path("sequence").asLong(),
                    fact.path("previous_sequence").asLong(-1),
                    fact.path("event_id").asString());
        }
    }

    private Feed(Person viewer, String meetingId, Random random) {
        this.viewer = viewer;
        this.meetingId = meetingId;
        this.random = random;
    }

    /** Reads it in pages of random sizes, and holds it to be one chain. */
    static Feed read(Person viewer, String meetingId, Random random) {
        Feed feed = new Feed(viewer, meetingId, random);
        feed.pages(0, "", feed.links);
        long last = 0;
        for (Link link : feed.links) {
            assertThat(link.previous())
                    .as("%s's fact before #%d", viewer, link.sequence())
                    .isEqualTo(last);
            assertThat(link.sequence()).isGreaterThan(last);
            last = link.sequence();
            feed.places.put(last, feed.places.size());
        }
        return feed;
    }

    static boolean isReadable(Person viewer, String meetingId) {
        return viewer.rest().get("/meetings/" + meetingId + "/events").status() == 200;
    }

    private void pages(long after, String more, List<Link> into) {
        long from = after;
        while (true) {
            Answer answer = viewer.rest()
                    .get("/meetings/" + meetingId + "/events?after=" + from + "&limit=" + (1 + random.nextInt(7))
                            + more)
                    .expect(200);
            answer.body().path("events").forEach(fact -> {
                assertIsForThem(fact);
                into.add(Link.of(fact));
            });
            from = answer.body().path("last_sequence").asLong();
            if (!answer.body().path("has_more").asBoolean()) {
                return;
            }
        }
    }

    /** Private words name the two whom they are for. */
    private void assertIsForThem(JsonNode fact) {
        String said = fact.path("data").path("content").asString("");
        if (said.startsWith("private ")) {
            assertThat(said).as("what %s was told", viewer).contains("<" + viewer.name() + ">");
        }
    }

    List<Link> links() {
        return links;
    }

    /** The rest of the chain after any point of it, read by every door that takes a point. */
    void tellsTheSameFromAnywhere() {
        for (int i = 0; i < 3; i++) {
            long after = random.nextLong(links.getLast().sequence() + 1);
            List<Link> rest =
                    links.stream().filter(link -> link.sequence() > after).toList();
            List<Link> polled = new ArrayList<>();
            pages(after, "&wait=5", polled);
            assertThat(polled).as("%s after %d by long poll", viewer, after).isEqualTo(rest);
            boolean byHeader = random.nextBoolean();
            try (EventStream stream = byHeader
                    ? EventStream.open(viewer, meetingId, "", "Last-Event-ID", String.valueOf(after))
                    : EventStream.open(viewer, meetingId, "?after=" + after)) {
                assertThat(stream.untilEnd(PATIENCE).stream()
                                .map(frame -> Link.of(frame.data()))
                                .toList())
                        .as("%s after %d by stream", viewer, after)
                        .isEqualTo(rest);
            }
        }
    }

    /**
     * What a socket was told is a stretch of the chain without a gap.
     *
     * @param from the fact after which it must begin; negative when it may begin anywhere
     */
    void holds(List<Received> told, long from) {
        List<Link> got = told.stream().map(fact -> Link.of(fact.body())).toList();
        if (got.isEmpty()) {
            return;
        }
        long first = got.getFirst().sequence();
        assertThat(places)
                .as("%s was told #%d by a socket, and by nothing else", viewer, first)
                .containsKey(first);
        int place = places.getOrDefault(first, 0);
        assertThat(got)
                .as("what %s's socket was told from %d on", viewer, from)
                .isEqualTo(links.subList(place, Math.min(place + got.size(), links.size())));
        if (from >= 0) {
            assertThat(got.getFirst().previous())
                    .as("what %s had before the socket's first fact #%d", viewer, first)
                    .isLessThanOrEqualTo(from);
            assertThat(first).isGreaterThan(from);
        }
    }
}
