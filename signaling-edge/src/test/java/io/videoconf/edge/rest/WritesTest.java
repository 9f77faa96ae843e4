package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.views.AtSequence;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritesTest extends EdgeTest {
    private static final String MEETING = "/api/v1/meetings/" + Samples.MEETING;

    private MeetingId fresh = MeetingId.fresh();
    private final Lags lags = new Lags();

    @AfterEach
    void stopListening() {
        lags.close();
    }

    @BeforeEach
    void answerAtOnce() {
        fresh = MeetingId.fresh();
        sides.answer(LockMeeting.class, _ -> caughtUp(Samples.receipt(6)));
        sides.answer(ChangeMeeting.class, _ -> caughtUp(Samples.receipt(6)));
        sides.answer(CancelMeeting.class, _ -> caughtUp(Samples.receipt(6)));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(6));
    }

    @Test
    void schedulingAnswersTheContractsFields() {
        sides.answer(
                ScheduleMeeting.class, command -> caughtUp(Receipt.of(StreamKind.MEETING, command.meetingId(), 2)));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(2));

        HttpResponse<String> response = post("/api/v1/meetings", "{\"title\":\"Planning\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        ScheduleMeeting sent = sides.lastSent(ScheduleMeeting.class);
        assertThat(header(response, "Location")).isEqualTo("/api/v1/meetings/" + sent.meetingId());
        assertThat(header(response, "ETag")).isEqualTo("\"2\"");
        assertThat(sent.ownerName()).isEqualTo("Alice");
        assertThat(sent.accountType()).as("as the token says").isEqualTo(AccountType.PRO);
        assertThat(sent.ownerEmail()).isEqualTo("alice@example.com");
        assertThat(body(response).propertyNames())
                .containsExactly(
                        "meeting_id", "title", "host_user_id", "join_url", "meeting_number", "created_at", "status");
        assertThat(body(response).get("join_url").stringValue())
                .isEqualTo("https://meet.example.com/join/" + Samples.MEETING);
    }

    @Test
    void writesAndReadsCarryTheVersion() {
        assertThat(header(post(MEETING + "/lock", ""), "ETag")).isEqualTo("\"6\"");
        assertThat(header(send(request(MEETING).DELETE()), "ETag")).isEqualTo("\"6\"");
        HttpResponse<String> read = get(MEETING);
        assertThat(header(read, "ETag")).isEqualTo("\"6\"");
        for (String known : new String[] {"\"6\"", "W/\"6\"", "*", "\"1\", \"6\""}) {
            HttpResponse<String> again =
                    send(request(MEETING).header("If-None-Match", known).GET());
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo("\"6\"");
        }
        assertThat(send(request(MEETING).header("If-None-Match", "\"5\"").GET()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theExpectedVersionTravels() {
        send(json(request(MEETING).header("If-Match", "\"5\""), "PATCH", "{\"title\":\"x\"}"));
        assertThat(sides.lastSent().getMetaData()).containsEntry(MetadataKeys.EXPECTED_VERSION, "5");

        send(json(request(MEETING).header("If-Match", "*"), "PATCH", "{\"title\":\"x\"}"));
        assertThat(sides.lastSent().getMetaData()).doesNotContainKey(MetadataKeys.EXPECTED_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"5\"", "5", "\"x\"", "\"5\", \"6\"", "\"\""})
    void aTagThatIsNoneOfOursMatchesNothing(String tag) {
        HttpResponse<String> response =
                send(json(request(MEETING).header("If-Match", tag), "PATCH", "{\"title\":\"x\"}"));

        assertError(response, 412, "VERSION_CONFLICT");
        assertThat(sides.sent()).isEmpty();
    }

    @Test
    void keysTravelWithAFingerprintOfWhatWasAsked() {
        String first = fingerprint(MEETING, "{\"title\":\"x\",\"description\":\"y\"}");

        assertThat(fingerprint("/api/meetings/" + Samples.MEETING, "{ \"description\":\"y\", \"title\":\"x\" }"))
                .isEqualTo(first);
        assertThat(fingerprint(MEETING, "{\"title\":\"x\"}")).isNotEqualTo(first);
        assertThat(fingerprint(MEETING + "/lock", "")).isNotEqualTo(first);
        assertThat(fingerprint(MEETING, "{\"settings\":{\"password\":\"one\"}}"))
                .isNotEqualTo(fingerprint(MEETING, "{\"settings\":{\"password\":\"two\"}}"));
        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(sides.lastSent().getMetaData()).containsEntry(MetadataKeys.IDEMPOTENCY_KEY, "key 1");
    }

    @Test
    void aRepeatedWriteHasTheAnswerOfTheFirst() {
        sides.answer(
                ScheduleMeeting.class,
                _ -> caughtUp(Receipt.of(StreamKind.MEETING, Samples.MEETING, 2).again()));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(9));
        sides.answer(FindMeetingAsOf.class, asked -> Samples.meeting(((AtSequence) asked.asOf()).sequence()));

        HttpResponse<String> response = send(
                json(request("/api/v1/meetings").header("Idempotency-Key", "k"), "POST", "{\"title\":\"Planning\"}"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(header(response, "Idempotent-Replayed")).isEqualTo("true");
        assertThat(header(response, "ETag")).isEqualTo("\"2\"");
        assertThat(header(response, "Location")).endsWith(Samples.MEETING.value());
        assertThat(body(response).get("meeting_id").stringValue()).isEqualTo(Samples.MEETING.value());
        assertThat(header(post(MEETING + "/lock", ""), "Idempotent-Replayed")).isEmpty();
    }

    @Test
    void keysOfStrangersBelongToTheirAddress() {
        sides.answer(RegisterUser.class, command -> {
            sides.caughtUp(command.userId().value(), 1);
            return Receipt.of(StreamKind.ACCOUNT, command.userId(), 1);
        });
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 1));
        String body = "{\"email\":\"A@B.example\",\"password\":\"long enough\",\"display_name\":\"A\"}";

        HttpResponse<String> response =
                send(json(anonymous("/api/v1/auth/register").header("Idempotency-Key", "k"), "POST", body));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(String.valueOf(sides.lastSent().getMetaData().get(MetadataKeys.IDEMPOTENCY_KEY)))
                .matches("[0-9a-f]{64}");
        assertThat(sides.lastSent(RegisterUser.class).email()).isEqualTo("a@b.example");
        assertThat(response.body()).doesNotContain("long enough");
    }

    @Test
    void anAnswerWaitsForEveryView() {
        sides.answer(LockMeeting.class, _ -> Receipt.of(StreamKind.MEETING, fresh, 1));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(1));

        CompletableFuture<HttpResponse<String>> answer = begin("/api/v1/meetings/" + fresh + "/lock");
        await().until(() -> !sides.sent().isEmpty());
        sides.progress("meeting", fresh.value(), 1);
        sides.progress("log", Samples.MEETING.value(), 99);
        assertThat(answer.isDone() && !lags.has(fresh)).isFalse();
        sides.progress("log", fresh.value(), 1);

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void aViewThatWasFasterThanTheReceiptIsNotWaitedFor() {
        sides.answer(LockMeeting.class, _ -> {
            sides.caughtUp(fresh.value(), 4);
            return Receipt.of(StreamKind.MEETING, fresh, 3);
        });
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3));

        assertThat(post("/api/v1/meetings/" + fresh + "/lock", "").statusCode()).isEqualTo(200);
        assertThat(lags.has(fresh)).isFalse();
    }

    @Test
    void aViewThatLagsHoldsNothingBackForLong() {
        sides.answer(LockMeeting.class, _ -> Receipt.of(StreamKind.MEETING, fresh, 1));
        sides.refuse(FindMeeting.class, Refusal.of(RefusalCode.MEETING_NOT_FOUND, "NotYet"));

        long began = System.nanoTime();
        HttpResponse<String> response = post("/api/v1/meetings/" + fresh + "/lock", "");

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(8));
        assertThat(lags.has(fresh)).isTrue();
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(body(response).get("meeting_id").stringValue()).isEqualTo(fresh.value());
        assertThat(header(response, "ETag")).isEqualTo("\"1\"");
    }

    @Test
    void whoWouldRatherNotWaitDoesNot() {
        sides.answer(LockMeeting.class, _ -> Receipt.of(StreamKind.MEETING, fresh, 1));

        HttpResponse<String> response = send(json(
                request("/api/v1/meetings/" + fresh + "/lock").header("Prefer", "return=minimal, respond-async"),
                "POST",
                ""));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(header(response, "Preference-Applied")).isEqualTo("respond-async");
        assertThat(body(response).get("sequence").longValue()).isEqualTo(1);
        assertThat(sides.asked()).noneMatch(asked -> asked.getPayload() instanceof FindMeeting);
    }

    @Test
    void noHandlerRunsOnAnEventLoop() {
        List<Boolean> offLoop = new CopyOnWriteArrayList<>();
        sides.answer(LockMeeting.class, _ -> {
            offLoop.add(Thread.currentThread().isVirtual());
            return caughtUp(Samples.receipt(6));
        });
        sides.answer(FindMeeting.class, _ -> {
            offLoop.add(Thread.currentThread().isVirtual());
            return Samples.meeting(6);
        });

        for (int i = 0; i < 20; i++) {
            post(MEETING + "/lock", "");
            get(MEETING);
        }

        assertThat(offLoop).hasSize(60).doesNotContain(false);
    }

    @Test
    void accountsAreWaitedForToo() {
        UserId user = UserId.fresh();
        sides.answer(RegisterUser.class, _ -> Receipt.of(StreamKind.ACCOUNT, user, 1));
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 1));
        HttpRequest request = json(
                        anonymous("/api/v1/auth/register"),
                        "POST",
                        "{\"email\":\"a@b.example\",\"password\":\"long enough\",\"display_name\":\"A\"}")
                .build();

        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, BodyHandlers.ofString());
        await().until(() -> !sides.sent().isEmpty());
        assertThat(answer.isDone() && !lags.has(user)).isFalse();
        sides.progress("user", user.value(), 1);

        assertThat(body(answer.join()).get("user_id").stringValue()).isEqualTo(user.value());
    }

    private CompletableFuture<HttpResponse<String>> begin(String path) {
        return client().sendAsync(json(request(path), "POST", "").build(), BodyHandlers.ofString());
    }

    private String fingerprint(String path, String body) {
        send(json(request(path).header("Idempotency-Key", "key 1"), path.endsWith("lock") ? "POST" : "PATCH", body));
        return String.valueOf(sides.lastSent().getMetaData().get(MetadataKeys.IDEMPOTENCY_FINGERPRINT));
    }

    private Receipt caughtUp(Receipt receipt) {
        sides.caughtUp(receipt.stream(), receipt.version());
        return receipt;
    }
}
