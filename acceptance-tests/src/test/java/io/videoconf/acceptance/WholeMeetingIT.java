package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** One whole meeting of a host and two participants, and then everything that it left. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeMeetingIT {
    private final List<AutoCloseable> open = new ArrayList<>();
    private Person mara;
    private Person ana;
    private Person bo;
    private Person stranger;
    private String meetingId;
    private Witness witness;
    private EventStream live;
    private Seat host;
    private Seat first;
    private Seat second;
    private String admission = "";
    private String refusal = "";

    @BeforeAll
    void gather(RestClient rest) {
        mara = Person.register(rest, "Mara");
        ana = Person.register(rest, "Ana");
        bo = Person.register(rest, "Bo");
        stranger = Person.register(rest, "Stranger");
        meetingId = Meetings.schedule(
                mara,
                Meetings.tomorrow("Whole meeting")
                        .set("settings", Json.object("waiting_room_enabled", true, "recording_enabled", true)));
        witness = new Witness(mara, meetingId);
        assertThat(witness.look().path("status").asString()).isEqualTo("scheduled");
        assertRefused(tryToJoin(ana), 403, "WAITING_FOR_HOST");
        witness.wrote(mara.rest().post("/meetings/" + meetingId + "/start"));
        live = keep(EventStream.open(mara, meetingId, ""));
        host = keep(Seat.take(mara, meetingId));
        witness.look();
        first = keep(Seat.take(ana, meetingId));
        second = keep(Seat.take(bo, meetingId));
    }

    private Answer tryToJoin(Person who) {
        return who.rest().post("/meetings/" + meetingId + "/join", Json.object("display_name", who.name()));
    }

    private String refusedLock(Person who, int status, String code) {
        Answer answer = who.rest().post("/meetings/" + meetingId + "/lock");
        assertRefused(answer, status, code);
        return answer.requestId();
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    @AfterAll
    void leave() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    @Order(1)
    void theHostIsInAtOnceAndGetsASnapshot() {
        assertThat(host.said().path("status").asString()).isEqualTo("joined");
        assertThat(host.said().path("meeting_id").asString()).isEqualTo(meetingId);
        JsonNode snapshot = host.socket().await("meeting_joined").body();
        assertThat(snapshot.path("success").asBoolean()).isTrue();
        assertThat(snapshot.path("your_participant_id").asString()).isEqualTo(host.participantId());
        assertThat(snapshot.path("sequence").asLong())
                .isEqualTo(host.said().path("sequence").asLong());
        JsonNode info = snapshot.path("meeting_info");
        assertThat(info.path("meeting_id").asString()).isEqualTo(meetingId);
        assertThat(info.path("title").asString()).isEqualTo("Whole meeting");
        assertThat(info.path("host_id").asString()).isIn(mara.userId(), host.participantId());
        assertThat(info.path("settings").propertyNames())
                .contains("recording_enabled", "chat_enabled", "screen_share_enabled");
        assertThat(Meetings.participant(info, host.participantId()).propertyNames())
                .contains(
                        "user_id",
                        "participant_id",
                        "display_name",
                        "is_muted",
                        "is_video_on",
                        "is_screen_sharing",
                        "role");
    }

    @Test
    @Order(2)
    void theOthersWaitAndOnlyTheHostIsTold() {
        for (Seat waiting : List.of(first, second)) {
            assertThat(waiting.said().path("status").asString()).isEqualTo("waiting");
            waiting.socket().await("waiting_room");
            Received knock = host.sees("participant_waiting", waiting);
            assertThat(knock.body().path("display_name").asString())
                    .isEqualTo(waiting.who().name());
            JsonNode shown = Meetings.participant(witness.look(), waiting.participantId());
            assertThat(shown.path("status").asString()).isEqualTo("waiting");
        }
        assertThat(first.socket().received("participant_waiting")).isEmpty();
        assertThat(first.socket().received("meeting_joined")).isEmpty();
    }

    @Test
    @Order(3)
    void theAdmittedSeeEachOther() {
        admission = mara.rest()
                .post("/meetings/" + meetingId + "/waiting-room/" + first.participantId() + "/admit")
                .expect(200)
                .requestId();
        first.socket().await("meeting_joined");
        host.sees("participant_joined", first);
        witness.look();
        host.does("admit_participant", "participant_id", second.participantId());
        JsonNode snapshot = second.socket().await("meeting_joined").body();
        assertThat(Meetings.participant(snapshot.path("meeting_info"), first.participantId())
                        .path("display_name")
                        .asString(""))
                .isEqualTo("Ana");
        for (Seat seat : List.of(host, first)) {
            JsonNode joined = seat.sees("participant_joined", second).body();
            assertThat(joined.path("user_id").asString()).isEqualTo(bo.userId());
            assertThat(joined.path("display_name").asString()).isEqualTo("Bo");
            assertThat(joined.path("role").asString()).isEqualTo("participant");
        }
        JsonNode meeting = witness.look();
        for (Seat seat : List.of(host, first, second)) {
            assertThat(Meetings.participant(meeting, seat.participantId())
                            .path("status")
                            .asString())
                    .isEqualTo("joined");
        }
    }

    @Test
    @Order(4)
    void aMuteIsSeenByEverybody() {
        first.does("toggle_audio", "is_muted", true);
        for (Seat seat : List.of(host, second)) {
            JsonNode seen = seat.socket()
                    .await(
                            "participant_updated",
                            body -> body.path("participant_id").asString("").equals(first.participantId())
                                    && body.path("is_muted").asBoolean(false))
                    .body();
            assertThat(seen.propertyNames())
                    .contains(
                            "display_name",
                            "is_muted",
                            "is_video_on",
                            "is_screen_sharing",
                            "sequence",
                            "previous_sequence",
                            "event_id");
        }
        JsonNode shown = Meetings.participant(witness.look(), first.participantId());
        assertThat(shown.path("is_muted").asBoolean()).isTrue();
    }

    @Test
    @Order(5)
    void chatReachesEverybodyAndAPrivateMessageItsTwoOnly() {
        first.says("Hello, all.", null);
        for (Seat seat : List.of(host, first, second)) {
            JsonNode message = seat.reads("Hello, all.").body();
            assertThat(message.path("sender_id").asString()).isEqualTo(first.participantId());
            assertThat(message.path("sender_name").asString()).isEqualTo("Ana");
            assertThat(message.path("type").asString()).isEqualTo("text");
            assertThat(message.path("is_private").asBoolean(true)).isFalse();
            assertThat(message.propertyNames())
                    .contains("message_id", "timestamp", "sequence", "previous_sequence", "event_id");
        }
        witness.look();
        host.says("Between us, Ana.", first);
        assertThat(first.reads("Between us, Ana.").body().path("is_private").asBoolean())
                .isTrue();
        host.reads("Between us, Ana.");
        witness.look();
        host.says("And for all again.", null);
        Received after = second.reads("And for all again.");
        witness.look();
        assertThat(second.socket().received("chat_message_received"))
                .extracting(message -> message.body().path("content").asString())
                .containsExactly("Hello, all.", "And for all again.");
        assertThat(after.previousSequence())
                .as("the chain of one who may not see a message goes around it")
                .isLessThan(after.sequence() - 1);
    }

    @Test
    @Order(6)
    void signalsAndRefusalsChangeNothing() {
        long before = witness.look().path("sequence").asLong();
        new Signals(host, first, second).play();
        assertThat(witness.look().path("sequence").asLong()).isEqualTo(before);
        refusal = refusedLock(ana, 403, "INSUFFICIENT_PERMISSIONS");
        assertThat(witness.look().path("sequence").asLong()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void aCloudRecordingIsToldToEverybodyAndItsBytesComeBack() {
        new CloudRecording(mara, meetingId).play(witness, List.of(host, first, second));
    }

    @Test
    @Order(8)
    void theEndReachesEverybodyAndClosesTheirSockets() throws Exception {
        refusedLock(stranger, 404, "MEETING_NOT_FOUND");
        JsonNode ended = witness.wrote(mara.rest().post("/meetings/" + meetingId + "/end"));
        assertThat(ended.path("status").asString()).isEqualTo("ended");
        assertThat(ended.path("end_cause").asString()).isEqualTo("host_ended");
        for (Seat seat : List.of(host, first, second)) {
            assertThat(seat.socket().await("meeting_ended").body().path("cause").asString())
                    .isEqualTo("host_ended");
            seat.socket().closed().get(5, TimeUnit.SECONDS);
        }
        assertRefused(tryToJoin(ana), 410, "MEETING_ENDED");
    }

    @Test
    @Order(9)
    void whatItLeftHoldsTogether() {
        var after = new Aftermath(mara, meetingId, witness);
        MeetingLog log = after.log();
        after.streamEqualsLog(log, live.untilEnd(Duration.ofSeconds(15)));
        after.streamResumesAnywhere(log);
        after.socketsSawTheLog(log, host);
        List.of(host, first, second).forEach(after::socketIsChained);
        after.everyPointOfThePast(log);
        after.chatAndAttendance(List.of(host, first, second));
    }

    @Test
    @Order(10)
    void theAuditViewNamesWhoAskedAndWhatWasRefused() {
        new Aftermath(mara, meetingId, witness).audit(admission, refusal, ana);
    }

    @Test
    @Order(11)
    void theLogOfAParticipantLeaksNothingAndIsChained() {
        MeetingLog log = MeetingLog.of(bo.rest(), meetingId).assertChained(0);
        assertThat(log.events().toString()).doesNotContain("Between us").doesNotContain(mara.email());
        assertThat(log.types()).doesNotContain("participant_denied");
        assertThat(log.events())
                .as("who waited, but for oneself")
                .filteredOn(each -> each.path("type").asString().equals("participant_started_waiting"))
                .allSatisfy(each ->
                        assertThat(each.path("data").path("user_id").asString()).isEqualTo(bo.userId()));
        assertThat(log.events().getLast().path("type").asString()).isEqualTo("meeting_ended");
        var seen = second.facts();
        var numbers = log.events().stream()
                .map(each -> each.path("sequence").asLong())
                .toList();
        assertThat(numbers)
                .as("the same facts over the socket")
                .containsAll(seen.stream().map(Received::sequence).toList());
    }
}
