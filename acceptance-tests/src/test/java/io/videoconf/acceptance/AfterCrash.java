package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Holds a server that was started again against what the one before it had promised. */
final class AfterCrash {
    private static final int AT_ONCE = 16;
    private final RestClient rest;

    AfterCrash(RestClient rest) {
        this.rest = rest;
    }

    /** Every acknowledged write is there, at the version that its ETag named. */
    void acknowledgedIsThere(Collection<Ledger.Acknowledged> acknowledged) {
        Map<String, List<Ledger.Acknowledged>> byMeeting = new HashMap<>();
        acknowledged.forEach(each -> byMeeting
                .computeIfAbsent(each.meeting(), _ -> new ArrayList<>())
                .add(each));
        forEach(byMeeting.entrySet(), entry -> {
            Person owner = entry.getValue().getFirst().write().who().at(rest);
            MeetingLog log = MeetingLog.of(owner.rest(), entry.getKey());
            entry.getValue().forEach(each -> assertThere(each, log, owner));
        });
    }

    private static void assertThere(Ledger.Acknowledged each, MeetingLog log, Person owner) {
        Write write = each.write();
        switch (write.kind()) {
            case SCHEDULE, INSTANT ->
                assertThat(log.events().getFirst().path("data").path("title").asString())
                        .as("what %s made", each)
                        .isEqualTo(write.body().path("title").asString());
            case RENAME ->
                assertThat(log.at(each.version())
                                .orElseThrow()
                                .path("data")
                                .path("title")
                                .asString())
                        .as("the fact of %s", each)
                        .isEqualTo(write.body().path("title").asString());
            case INVITE ->
                assertThat(invited(log, write)).as("the facts of %s", each).isEqualTo(3);
            case LOCK, UNLOCK ->
                assertThat(owner.rest()
                                .get("/meetings/" + write.about() + "?as_of_sequence=" + each.version())
                                .expect(200)
                                .body()
                                .path("locked")
                                .asBoolean())
                        .as("the effect of %s", each)
                        .isEqualTo(write.kind() == Write.Kind.LOCK);
        }
    }

    private static long invited(MeetingLog log, Write write) {
        List<String> emails = Desk.emails(write.mark());
        return log.of("participant_invited").stream()
                .filter(fact -> emails.contains(fact.path("data").path("email").asString("")))
                .count();
    }

    /** What was under way is stored whole or not at all, and repeating it with its key makes it once. */
    void inDoubtIsWholeOrNothing(Collection<Write> inDoubt) {
        forEach(inDoubt, write -> {
            Person who = write.who().at(rest);
            if (write.kind() == Write.Kind.INVITE) {
                assertThat(invited(MeetingLog.of(who.rest(), write.about()), write))
                        .as("facts of %s", write)
                        .isIn(0L, 3L);
            }
            Answer answer = write.send(rest);
            assertThat(answer.status()).as("%s repeated: %s", write, answer).isEqualTo(write.success());
            MeetingLog log = MeetingLog.of(who.rest(), write.meeting(answer));
            switch (write.kind()) {
                case SCHEDULE, INSTANT, LOCK, UNLOCK -> log.assertGapFree();
                case RENAME ->
                    assertThat(log.events().stream()
                                    .filter(fact -> fact.path("data")
                                            .path("title")
                                            .asString("")
                                            .equals(write.body().path("title").asString())))
                            .as("facts of %s, repeated", write)
                            .hasSize(1);
                case INVITE ->
                    assertThat(invited(log, write))
                            .as("facts of %s, repeated", write)
                            .isEqualTo(3);
            }
        });
    }

    /** The same key and body give the same answer again. */
    void keysAreHonoured(Collection<Ledger.Acknowledged> some) {
        forEach(some, each -> {
            Answer again = each.write().send(rest);
            assertThat(again.status()).as("%s", again).isEqualTo(each.answer().status());
            assertThat(again.body()).isEqualTo(each.answer().body());
            assertThat(again.header("Idempotent-Replayed")).as("%s", again).isEqualTo("true");
        });
    }

    /**
     * Each meeting of these people was made once; those that are new or were touched are whole, and read as their events
     * say.
     *
     * @param titles the first title of each meeting that was looked at before; added to
     */
    void meetingsAreWhole(Collection<Person> owners, Set<String> touched, Map<String, String> titles) {
        forEach(owners, owner -> {
            List<String> ids = meetings(owner.at(rest)).stream()
                    .map(row -> row.path("meeting_id").asString())
                    .toList();
            ids.stream()
                    .filter(id -> touched.contains(id) || !titles.containsKey(id))
                    .forEach(id -> titles.put(id, wholeMeeting(owner, id)));
            assertThat(ids.stream().map(titles::get))
                    .as("meetings of %s, by their first titles", owner)
                    .doesNotHaveDuplicates();
        });
    }

    private String wholeMeeting(Person owner, String id) {
        MeetingLog log = readsAsItsEvents(owner, id);
        String title = log.events().getFirst().path("data").path("title").asString();
        assertThat(log.types().getFirst()).isEqualTo("meeting_scheduled");
        if (title.startsWith("instant")) {
            assertThat(log.types())
                    .as("facts of “%s”", title)
                    .hasSizeGreaterThan(1)
                    .element(1)
                    .isEqualTo("meeting_started");
        }
        return title;
    }

    /** The read model against the past, which is folded from the events. */
    MeetingLog readsAsItsEvents(Person owner, String meetingId) {
        RestClient reader = owner.at(rest).rest();
        JsonNode now = reader.get("/meetings/" + meetingId).expect(200).body();
        long sequence = now.path("sequence").asLong();
        JsonNode folded = reader.get("/meetings/" + meetingId + "?as_of_sequence=" + sequence)
                .expect(200)
                .body();
        assertThat(now)
                .as("meeting %s from its read model and from its events", meetingId)
                .isEqualTo(folded);
        MeetingLog log = MeetingLog.of(reader, meetingId).assertGapFree();
        assertThat(log.last()).isGreaterThanOrEqualTo(sequence);
        return log;
    }

    private List<JsonNode> meetings(Person owner) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page;
        do {
            page = owner.rest()
                    .get("/users/me/meetings?limit=100&offset=" + rows.size())
                    .expect(200)
                    .body();
            page.path("meetings").forEach(rows::add);
        } while (page.path("has_more").asBoolean());
        assertThat(rows).hasSize(page.path("total_count").asInt());
        return rows;
    }

    private static <T> void forEach(Collection<T> all, Consumer<T> check) {
        var room = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (T each : all) {
                running.add(threads.submit(() -> {
                    room.acquire();
                    try {
                        check.accept(each);
                    } finally {
                        room.release();
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Error broken ? broken : new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
