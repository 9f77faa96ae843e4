package io.videoconf.edge.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.DownloadLink;
import io.videoconf.api.recording.views.PartUpload;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingsTest extends EdgeTest {
    private static final String RECORDING = "/api/v1/recordings/" + Samples.RECORDING;
    private static final String START = "/api/v1/meetings/" + Samples.MEETING + "/recordings";

    private final Lags lags = new Lags();

    @AfterEach
    void stopListening() {
        lags.close();
    }

    @BeforeEach
    void knowTheRecording() {
        sides.answer(FindRecording.class, find -> Samples.recording(find.recordingId(), 2, ProcessingStatus.COMPLETED));
    }

    @Test
    void startingWaitsForTheRecordingsOwnLife() {
        sides.answer(StartRecording.class, _ -> meeting(9));
        sides.answer(FindRecording.class, find -> Samples.recording(find.recordingId(), 1, ProcessingStatus.RECORDING));

        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(
                        json(request(START), "POST", "{\"mode\":\"cloud\"}").build(), BodyHandlers.ofString());
        await().until(() -> !sides.sent().isEmpty());
        StartRecording sent = sides.lastSent(StartRecording.class);
        assertThat(answer.isDone() && !lags.has(sent.recordingId())).isFalse();
        sides.progress("recording", sent.recordingId().value(), 1);

        HttpResponse<String> response = answered(answer);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(header(response, "ETag")).isEqualTo("\"1\"");
        assertThat(sent.mode()).isEqualTo(RecordingMode.CLOUD);
        assertThat(sent.isPrivate()).isTrue();
        assertThat(body(response).get("recording_id").stringValue())
                .isEqualTo(sent.recordingId().value());
        assertThat(body(response).get("download_url").isNull()).isTrue();
    }

    @Test
    void startingAgainIsTheRecordingOfTheFirstTime() {
        RecordingId first = RecordingId.fresh();
        sides.answer(StartRecording.class, _ -> meeting(9).again());
        sides.answer(
                ReadLog.class,
                read -> new LogPage(
                        List.of(new LogEntry(
                                "e",
                                read.after() + 1,
                                read.after(),
                                "recording_started",
                                Samples.THEN,
                                Tokens.ALICE,
                                new RecordingStarted(
                                        Samples.MEETING,
                                        first,
                                        RecordingMode.CLOUD,
                                        true,
                                        Samples.TENANT,
                                        Tokens.ALICE,
                                        "Planning",
                                        Samples.ALICE,
                                        Samples.THEN))),
                        9,
                        false));
        sides.progress("recording", first.value(), 1);

        HttpResponse<String> response = post(START, "{\"mode\":\"cloud\"}");

        assertThat(body(response).get("recording_id").stringValue()).isEqualTo(first.value());
        assertThat(header(response, "Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void controlsGoToTheMeetingAndCompareTheRecordingsVersion() {
        sides.answer(PauseRecording.class, _ -> meeting(9));
        sides.answer(StopRecording.class, _ -> meeting(10));
        sides.progress("recording", Samples.RECORDING.value(), 2);

        HttpResponse<String> paused = send(json(request(RECORDING + "/pause").header("If-Match", "\"2\""), "POST", ""));
        assertThat(paused.statusCode()).isEqualTo(200);
        assertThat(header(paused, "ETag")).isEqualTo("\"2\"");
        assertThat(sides.lastSent().getMetaData()).doesNotContainKey(MetadataKeys.EXPECTED_VERSION);
        assertThat(sides.lastSent(PauseRecording.class).meetingId()).isEqualTo(Samples.MEETING);

        assertError(
                send(json(request(RECORDING + "/stop").header("If-Match", "\"1\""), "POST", "")),
                412,
                "VERSION_CONFLICT");
        assertThat(post(RECORDING + "/stop", "").statusCode()).isEqualTo(200);
    }

    @Test
    void stoppingWaitsUntilTheRecordingItselfHasStopped() {
        AtomicReference<ProcessingStatus> status = new AtomicReference<>(ProcessingStatus.RECORDING);
        sides.answer(StopRecording.class, _ -> meeting(10));
        sides.answer(FindRecording.class, find -> Samples.recording(find.recordingId(), 2, status.get()));
        sides.progress("recording", Samples.RECORDING.value(), 2);

        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(
                        json(request(RECORDING + "/stop"), "POST", "").build(), BodyHandlers.ofString());
        await().until(() -> !sides.sent().isEmpty());
        assertThat(answer).isNotDone();
        status.set(ProcessingStatus.UPLOADING);

        assertThat(answered(answer).statusCode()).isEqualTo(200);
        assertThat(body(answered(answer)).get("processing_status").stringValue())
                .isEqualTo("uploading");
    }

    @Test
    void completingWaitsForAnEndThatTheRecordingWasNotToldOf() {
        RecordingId stopped = RecordingId.fresh(); // not among those that its meeting records
        AtomicReference<ProcessingStatus> status = new AtomicReference<>(ProcessingStatus.RECORDING);
        sides.answer(CompleteUpload.class, _ -> Receipt.of(StreamKind.RECORDING, stopped, 3));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(7));
        AtomicInteger looks = new AtomicInteger();
        sides.answer(FindRecording.class, find -> {
            looks.incrementAndGet();
            return Samples.recording(find.recordingId(), 2, status.get());
        });
        sides.progress("recording", stopped.value(), 3);

        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(
                        json(request("/api/v1/recordings/" + stopped + "/complete"), "POST", "")
                                .build(),
                        BodyHandlers.ofString());
        await().until(() -> looks.get() >= 3);
        assertThat(sides.sent()).isEmpty();
        status.set(ProcessingStatus.UPLOADING);

        assertThat(answered(answer).statusCode()).isEqualTo(200);
        assertThat(sides.lastSent(CompleteUpload.class).recordingId()).isEqualTo(stopped);
    }

    @Test
    void partsAreGivenAPlace() {
        sides.answer(
                RequestPartUpload.class,
                _ -> new PartUpload(
                        recording(3), "https://store.example/p?sig=1", Samples.THEN, Map.of("x-amz-checksum", "abc")));

        HttpResponse<String> response =
                post(RECORDING + "/parts", "{\"part_number\":1,\"size\":5,\"sha256\":\"" + "a".repeat(64) + "\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body())
                .isEqualTo("{\"part_number\":1,\"upload_url\":\"https://store.example/p?sig=1\",\"method\":\"PUT\","
                        + "\"headers\":{\"x-amz-checksum\":\"abc\"},\"expires_at\":\"2026-01-15T10:00:00Z\"}");
        assertThat(header(response, "ETag")).isEqualTo("\"3\"");
    }

    @Test
    void theBytesAreElsewhere() {
        sides.answer(
                RequestDownload.class,
                _ -> new DownloadLink(recording(3), "https://store.example/r?sig=2", Samples.THEN));

        HttpResponse<String> response = get(RECORDING + "/download");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(header(response, "Location")).isEqualTo("https://store.example/r?sig=2");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void sharesAreSeenByTheOwnerOnly() {
        sides.answer(ShareRecording.class, _ -> recording(3));
        HttpResponse<String> shared = post(RECORDING + "/shares", "{\"emails\":[\"Dave@example.com\"]}");
        assertThat(body(shared).at("/shared_with/0").stringValue()).isEqualTo("dave@example.com");
        assertThat(sides.lastSent(ShareRecording.class).emails()).containsExactly("dave@example.com");
        HttpResponse<String> bob = send(anonymous(RECORDING)
                .header("Authorization", "Bearer " + Tokens.BOB_TOKEN)
                .GET());
        assertThat(body(bob).get("shared_with")).isEmpty();
        assertThat(body(bob).get("download_url").stringValue()).isEqualTo(RECORDING + "/download");
        assertThat(body(bob).get("private").booleanValue()).isTrue();
        sides.answer(
                FindRecordingAccess.class,
                query -> new AccessView(true, new AtSequence(4).equals(query.asOf()) ? "then" : "shared"));
        assertThat(get(RECORDING + "/access?email=dave@example.com").body())
                .isEqualTo("{\"can_access\":true,\"reason\":\"shared\"}");
        assertThat(get(RECORDING + "/access?email=dave@example.com&as_of_sequence=4")
                        .body())
                .isEqualTo("{\"can_access\":true,\"reason\":\"then\"}");
        HttpResponse<String> both =
                get(RECORDING + "/access?email=dave@example.com&as_of_sequence=4&as_of=2030-01-15T10:00:00Z");
        assertThat(both.statusCode()).isEqualTo(400);
    }

    @Test
    void deletingAnswersNothing() {
        sides.answer(DeleteRecording.class, _ -> recording(4));
        HttpResponse<String> response = send(request(RECORDING).method("DELETE", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(header(response, "ETag")).isEqualTo("\"4\"");
    }

    private Receipt meeting(long version) {
        sides.caughtUp(Samples.MEETING.value(), version);
        return Samples.receipt(version);
    }

    private Receipt recording(long version) {
        sides.caughtUp(Samples.RECORDING.value(), version);
        return Receipt.of(StreamKind.RECORDING, Samples.RECORDING, version);
    }

    private static HttpResponse<String> answered(CompletableFuture<HttpResponse<String>> answer) {
        return answer.orTimeout(30, SECONDS).join();
    }
}
