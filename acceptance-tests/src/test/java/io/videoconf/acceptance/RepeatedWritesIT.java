package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/**
 * A thousand writes, each sent until it was answered three times, while the server is killed again and again: a thousand
 * effects, and the same answer each time. Repeat a run with {@code -Dvideoconf.seed=…}.
 */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class RepeatedWritesIT {
    private static final int WRITES = 1000;
    private static final int TIMES = 3;
    private static final int ROUNDS = 7;
    private static final int WRITERS = 8;
    private static final int OWNERS = 10;
    private static final int NOT_SHOWN_YET = 202;

    private final AtomicInteger notShownYet = new AtomicInteger();
    private final long seed = Settings.seed();
    private final Random random = new Random(seed);
    private final List<Person> owners = new ArrayList<>();
    private final List<String> meetings = new ArrayList<>();
    private final Map<Write, List<Answer>> answers = new LinkedHashMap<>();
    private final Set<Write> carriedOut = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private Server server = Server.fresh("repeated");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aThousandWritesSentThriceAreAThousandEffects() throws InterruptedException {
        System.out.printf("RepeatedWritesIT: -Dvideoconf.seed=%d%n", seed);
        for (int i = 0; i < OWNERS; i++) {
            Person owner = Person.register(server.rest(), "Owner " + i);
            owners.add(owner);
            meetings.add(Meetings.schedule(owner, Meetings.tomorrow("standing " + i)));
        }
        for (int i = 0; i < WRITES; i++) {
            answers.put(write(i), Collections.synchronizedList(new ArrayList<>()));
        }
        List<Write> all = List.copyOf(answers.keySet());
        for (int round = 0; round < ROUNDS; round++) {
            // Each round begins some, and goes on with those of the rounds before.
            List<Write> begun = all.subList(0, Math.min(WRITES, WRITES * (round + 1) / (ROUNDS - 2)));
            sendAndKill(begun.stream().filter(this::isUnfinished).toList());
            server = server.again("repeated");
        }
        while (wrong.isEmpty() && all.stream().anyMatch(this::isUnfinished)) {
            send(all.stream().filter(this::isUnfinished).toList(), new CountDownLatch(Integer.MAX_VALUE));
        }
        assertThat(wrong).as("answers that are no success").isEmpty();
        all.forEach(this::assertAnsweredAlike);
        assertThat(effects()).as("effects of each write").isEqualTo(once(all));
    }

    private Write write(int number) {
        int owner = number % OWNERS;
        Write.Kind kind = List.of(Write.Kind.SCHEDULE, Write.Kind.RENAME, Write.Kind.INVITE)
                .get(random.nextInt(3));
        String mark = "write " + number;
        JsonNode body =
                switch (kind) {
                    case SCHEDULE, INSTANT -> Meetings.tomorrow(mark);
                    case RENAME -> Json.object("title", mark);
                    case INVITE -> Json.object("emails", List.of(number + "@example.org"));
                    case LOCK, UNLOCK -> Json.object();
                };
        String about = kind == Write.Kind.SCHEDULE ? "" : meetings.get(owner);
        return new Write(owners.get(owner), kind, about, body, "key of " + mark, mark);
    }

    private boolean isUnfinished(Write write) {
        return answers.getOrDefault(write, List.of()).size() < TIMES;
    }

    /** The kill falls anywhere: after a random number of answers and a moment more. */
    private void sendAndKill(List<Write> writes) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(1 + random.nextInt(Math.max(1, writes.size())));
        Thread killer = Thread.ofVirtual().start(() -> {
            try {
                boolean _ = enough.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            LockSupport.parkNanos(random.nextLong(15_000_000)); // a moment, not a wait
            server.kill();
        });
        send(writes, enough);
        while (enough.getCount() > 0) {
            enough.countDown();
        }
        killer.join();
    }

    /** Sends each write once, in a random order, until the server is gone. */
    private void send(List<Write> writes, CountDownLatch answered) throws InterruptedException {
        List<Write> shuffled = new ArrayList<>(writes);
        Collections.shuffle(shuffled, random);
        RestClient rest = server.rest();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> {
                    try {
                        for (int at = next.getAndIncrement(); at < shuffled.size(); at = next.getAndIncrement()) {
                            take(shuffled.get(at), shuffled.get(at).send(rest));
                            answered.countDown();
                        }
                    } catch (UncheckedIOException e) {
                        next.set(shuffled.size()); // killed: what had no answer is sent again after the next start
                    }
                });
            }
        }
    }

    private void take(Write write, Answer answer) {
        if (!carriedOut.add(write) && !answer.header("Idempotent-Replayed").equals("true")) {
            wrong.add("carried out again: " + answer);
        }
        if (answer.status() == NOT_SHOWN_YET) {
            // It is done, and views that have just been started do not show it in time: what came of it the next answer
            // says. That is for a few.
            if (notShownYet.incrementAndGet() > WRITES / 20) {
                wrong.add("one of too many that were not shown in time: " + answer);
            }
            return;
        }
        if (answer.status() != write.success()) {
            wrong.add(answer.toString());
        }
        answers.getOrDefault(write, new ArrayList<>()).add(answer);
    }

    private void assertAnsweredAlike(Write write) {
        List<Answer> same = answers.getOrDefault(write, List.of());
        assertThat(same).hasSizeGreaterThanOrEqualTo(TIMES);
        assertThat(same.stream().map(Answer::body).distinct())
                .as("bodies of the answers to %s", write)
                .hasSize(1);
    }

    /** How often each write took effect, by its mark. */
    private Map<String, Long> effects() {
        Map<String, Long> effects = new LinkedHashMap<>();
        for (int i = 0; i < OWNERS; i++) {
            Person owner = owners.get(i).at(server.rest());
            for (JsonNode row : rows(owner)) {
                count(effects, row.path("title").asString(), "write ");
            }
            MeetingLog log = MeetingLog.of(owner.rest(), meetings.get(i)).assertGapFree();
            // The standing meeting is among the rows, too, by its last title.
            String last = owner.rest()
                    .get("/meetings/" + meetings.get(i))
                    .expect(200)
                    .body()
                    .path("title")
                    .asString();
            effects.computeIfPresent(last, (_, times) -> times == 1 ? null : times - 1);
            log.of("meeting_changed")
                    .forEach(fact ->
                            count(effects, fact.path("data").path("title").asString(), "write "));
            log.of("participant_invited").forEach(fact -> {
                String email = fact.path("data").path("email").asString("");
                count(effects, "write " + email.replace("@example.org", ""), "write ");
            });
        }
        return new TreeMap<>(effects);
    }

    private static void count(Map<String, Long> effects, String mark, String prefix) {
        if (mark.startsWith(prefix)) {
            effects.merge(mark, 1L, Long::sum);
        }
    }

    private static Map<String, Long> once(List<Write> all) {
        Map<String, Long> once = new TreeMap<>();
        all.forEach(write -> once.put(write.mark(), 1L));
        return once;
    }

    private static List<JsonNode> rows(Person owner) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page;
        do {
            page = owner.rest()
                    .get("/users/me/meetings?limit=100&offset=" + rows.size())
                    .expect(200)
                    .body();
            page.path("meetings").forEach(rows::add);
        } while (page.path("has_more").asBoolean());
        return rows;
    }
}
