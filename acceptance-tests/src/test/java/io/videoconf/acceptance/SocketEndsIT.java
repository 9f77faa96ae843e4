package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every end of a socket: who is put out is told why in time, and who stays is told how somebody was lost. */
@ExtendWith(SharedServer.class)
class SocketEndsIT {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final int NORMAL = 1000;

    private final RestClient rest;
    private final Person mara;
    private final Person ana;
    private final List<AutoCloseable> open = new ArrayList<>();

    SocketEndsIT(RestClient rest) {
        this.rest = rest;
        this.mara = Person.register(rest, "Mara");
        this.ana = Person.register(rest, "Ana");
    }

    @AfterEach
    void leave() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T keep(T socket) {
        open.add(socket);
        return socket;
    }

    private PlainSocket plain(Person who, String meetingId) {
        PlainSocket socket = keep(PlainSocket.join(who, meetingId));
        await().atMost(Duration.ofSeconds(15)).until(() -> socket.heard("meeting_joined"));
        return socket;
    }

    private static String idOf(PlainSocket socket) {
        return socket.joined().path("your_participant_id").asString();
    }

    /** What it was told last of this name, and how it was ended, both in time from now on. */
    private static JsonNode toldAndEnded(PlainSocket socket, String event, String reason) throws Exception {
        PlainSocket.End end = socket.ended().get(PROMISED.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(end).isEqualTo(new PlainSocket.End(NORMAL, reason));
        assertThat(socket.told(event)).as("%s before the end", event).isNotEmpty();
        return socket.told(event).getLast();
    }

    @Test
    void whoIsRemovedIsToldInTime() throws Exception {
        String meetingId = Meetings.instant(mara, "Removal");
        PlainSocket guest = plain(ana, meetingId);
        mara.rest()
                .delete("/meetings/" + meetingId + "/participants/" + idOf(guest))
                .expect(204);
        JsonNode told = toldAndEnded(guest, "participant_left", "removed");
        assertThat(told.path("reason").asString()).isEqualTo("removed");
        assertThat(told.path("participant_id").asString()).isEqualTo(idOf(guest));
    }

    @Test
    void whoIsBannedIsToldInTime() throws Exception {
        String meetingId = Meetings.instant(mara, "Ban");
        PlainSocket guest = plain(ana, meetingId);
        mara.rest()
                .delete("/meetings/" + meetingId + "/participants/" + idOf(guest) + "?ban=true")
                .expect(204);
        assertThat(toldAndEnded(guest, "participant_left", "banned")
                        .path("reason")
                        .asString())
                .isEqualTo("banned");
    }

    @Test
    void theEndOfTheMeetingIsToldInTime() throws Exception {
        String meetingId = Meetings.instant(mara, "End");
        PlainSocket guest = plain(ana, meetingId);
        mara.rest().post("/meetings/" + meetingId + "/end").expect(200);
        assertThat(toldAndEnded(guest, "meeting_ended", "meeting_ended")
                        .path("cause")
                        .asString())
                .isEqualTo("host_ended");
    }

    @Test
    void whoComesBySomeOtherSocketEndsTheFirst() throws Exception {
        String meetingId = Meetings.instant(mara, "Twice");
        PlainSocket first = plain(ana, meetingId);
        PlainSocket second = plain(ana, meetingId);
        assertThat(first.ended().get(PROMISED.toMillis(), TimeUnit.MILLISECONDS))
                .isEqualTo(new PlainSocket.End(NORMAL, "superseded"));
        assertThat(idOf(second)).isEqualTo(idOf(first));
        assertThat(second.ended()).isNotDone();
    }

    /** The first socket is of nobody who waits, and of nobody who is in: it must not stay there, and hear nothing for ever. */
    @Test
    void whoWaitedAndComesInBySomeOtherSocketEndsTheFirst() throws Exception {
        String meetingId = Meetings.schedule(
                mara, Json.object("title", "Door", "settings", Json.object("waiting_room_enabled", true)));
        keep(Seat.take(mara, meetingId));
        PlainSocket first = keep(PlainSocket.join(ana, meetingId));
        await().atMost(Duration.ofSeconds(15)).until(() -> first.heard("waiting_room"));
        mara.rest()
                .patch("/meetings/" + meetingId, Json.object("settings", Json.object("waiting_room_enabled", false)))
                .expect(200);
        PlainSocket second = plain(ana, meetingId);
        assertThat(first.ended().get(PROMISED.toMillis(), TimeUnit.MILLISECONDS))
                .isEqualTo(new PlainSocket.End(NORMAL, "superseded"));
        assertThat(second.ended()).isNotDone();
    }

    @Test
    void whoseSessionEndsIsToldInTime() throws Exception {
        Seat host = keep(Seat.take(mara, Meetings.instant(mara, "Session")));
        PlainSocket guest = plain(ana, host.meetingId());
        ana.rest().post("/auth/logout").expect(204);
        assertThat(toldAndEnded(guest, "error", "session_ended")
                        .at("/error/code")
                        .asString())
                .isEqualTo("INVALID_TOKEN");
        assertThat(lossOf(host, guest)).isEqualTo("token_expired");
    }

    @Test
    void whoseAccountIsClosedIsToldInTime() throws Exception {
        String meetingId = Meetings.instant(mara, "Closed");
        PlainSocket guest = plain(ana, meetingId);
        ana.rest().delete("/users/me").expect(204);
        assertThat(toldAndEnded(guest, "error", "account_deleted")
                        .at("/error/code")
                        .asString())
                .isEqualTo("INVALID_TOKEN");
    }

    @Test
    void whoIsSuspendedIsToldInTime() throws Exception {
        Person operator = Operator.of(rest).orElse(null);
        if (operator == null) {
            return; // somebody else's server
        }
        String meetingId = Meetings.instant(mara, "Suspended");
        PlainSocket guest = plain(ana, meetingId);
        operator.rest()
                .patch("/admin/users/" + ana.userId(), Json.object("suspended", true))
                .expect(200);
        assertThat(toldAndEnded(guest, "error", "account_suspended")
                        .at("/error/code")
                        .asString())
                .isEqualTo("ACCOUNT_SUSPENDED");
    }

    @Test
    void howSomebodyWasLostIsToldToTheOthers() throws Exception {
        Seat host = keep(Seat.take(mara, Meetings.instant(mara, "Losses")));
        PlainSocket cut = plain(ana, host.meetingId());
        cut.close();
        assertThat(lossOf(host, cut)).isEqualTo("transport_lost");

        PlainSocket garbled = plain(Person.register(rest, "Bo"), host.meetingId());
        garbled.say("no packet at all");
        assertThat(garbled.ended().get(PROMISED.toMillis(), TimeUnit.MILLISECONDS))
                .isEqualTo(new PlainSocket.End(4002, "protocol_violation"));
        assertThat(lossOf(host, garbled)).isEqualTo("protocol_violation");

        Seat orderly = Seat.take(Person.register(rest, "Cy"), host.meetingId());
        orderly.close();
        assertThat(lossOf(host, orderly.participantId())).isEqualTo("client_closed");
    }

    private static String lossOf(Seat witness, PlainSocket lost) {
        return lossOf(witness, idOf(lost));
    }

    private static String lossOf(Seat witness, String participantId) {
        Received told = witness.socket()
                .await(
                        "participant_updated",
                        body -> body.path("participant_id").asString().equals(participantId) && body.has("grace_until"),
                        PROMISED);
        assertThat(told.body().path("connected").asBoolean(true)).isFalse();
        assertThat(Instant.parse(told.body().path("grace_until").asString())).isAfter(Instant.now());
        return told.body().path("reason").asString();
    }

    @Test
    void everybodyIsToldThatTheHostIsLostAndWhoTakesOverAndThatTheHostIsBack() {
        String meetingId =
                Meetings.schedule(mara, Json.object("title", "Host", "settings", Json.object("host_grace_seconds", 2)));
        Seat host = Seat.take(mara, meetingId);
        Seat guest = keep(Seat.take(ana, meetingId));
        mara.rest()
                .patch(
                        "/meetings/" + meetingId + "/participants/" + guest.participantId(),
                        Json.object("role", "co_host"))
                .expect(200);
        host.close();
        JsonNode lost = guest.sees("host_connection_lost", host).body();
        assertThat(lost.path("reason").asString()).isEqualTo("client_closed");
        Received grace = guest.sees("host_grace_started", host);
        Instant deadline = Instant.parse(grace.body().path("deadline").asString());
        assertThat(deadline)
                .isBetween(Instant.now().minusSeconds(1), Instant.now().plusSeconds(3));
        Received changed = guest.sees("host_changed", guest);
        assertThat(changed.body().path("reason").asString()).isEqualTo("co_host_succeeds");
        assertThat(changed.body().path("from_participant_id").asString()).isEqualTo(host.participantId());
        assertThat(Instant.parse(changed.body().path("timestamp").asString()))
                .isBetween(deadline, deadline.plus(PROMISED));
        Seat back = keep(Seat.take(mara, meetingId));
        Received reclaimed = guest.sees("host_reclaimed", back);
        assertThat(reclaimed.body().path("reason").asString()).isEqualTo("reclaimed");
        assertThat(List.of(grace, changed, reclaimed))
                .extracting(Received::sequence)
                .isSorted();
    }

    @Test
    void everybodyIsWarnedOfTheEnd() {
        Seat guest = keep(Seat.take(ana, Meetings.instant(mara, "Limited")));
        // So short that the warning is due at once.
        mara.rest()
                .patch("/meetings/" + guest.meetingId(), Json.object("settings", Json.object("time_limit_minutes", 2)))
                .expect(200);
        Received warning = guest.socket().await("time_limit_warning");
        assertThat(Instant.parse(warning.body().path("ends_at").asString()))
                .isBetween(Instant.now(), Instant.now().plusSeconds(120));
        assertThat(warning.isFact()).isTrue();
    }
}
