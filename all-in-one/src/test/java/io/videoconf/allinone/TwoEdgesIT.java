package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.SignalingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One meeting on two edges: nobody can tell which edge a peer is on. */
class TwoEdgesIT {
    private static final String TWO_DEVICES = "--videoconf.edge.devices-per-person=2";

    @TempDir
    private static Path data;

    private static Redis redis;
    private static Core core;
    private static Edge one;
    private static Edge two;

    private final List<SignalingClient> sockets = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        redis = Redis.start("TwoEdgesIT");
        core = Core.start(data.resolve("data"), "--videoconf.edges.reconnect-grace=2s");
        one = edge("one");
        two = edge("two");
    }

    private static Edge edge(String name, String... more) {
        String relay = "--videoconf.edge.relay.redis=" + redis.address();
        return Edge.start(
                core, name, 0, Stream.concat(Stream.of(relay), Stream.of(more)).toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : new AutoCloseable[] {one, two, core, redis}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @AfterEach
    void leave() {
        sockets.forEach(SignalingClient::close);
    }

    private Seat sit(Person who, Edge edge, String meeting, long from) {
        Seat seat = Seat.take(who, edge, meeting, from);
        sockets.add(seat.socket());
        return seat;
    }

    private static Person person(String name) {
        return Person.register(one.rest(), name);
    }

    private static String meetingOf(Person host) {
        return host.rest()
                .post("/meetings", Json.object("title", "Across"))
                .expect(201)
                .body()
                .path("meeting_id")
                .asString();
    }

    @Test
    void signalsReachAPeerWhereverItIs() {
        Person mara = person("Mara");
        String meeting = meetingOf(mara);
        Seat host = sit(mara, one, meeting, -1);
        Seat guest = sit(person("Ana"), two, meeting, -1);
        host.socket().accepted("webrtc_offer", host.signal(guest, "offer", "o"));
        Received offer = guest.socket().await("webrtc_offer");
        assertThat(offer.body().path("from_participant_id").asString()).isEqualTo(host.id());
        assertThat(offer.body().path("offer").path("sdp").asString()).isEqualTo("o");
        for (int i = 0; i < 50; i++) {
            guest.socket().accepted("webrtc_answer", guest.signal(host, "answer", "a" + i));
        }
        host.socket()
                .await(
                        "webrtc_answer",
                        body -> body.path("answer").path("sdp").asString().equals("a49"));
        assertThat(host.socket().received("webrtc_answer"))
                .extracting(signal -> signal.body().path("answer").path("sdp").asString())
                .as("in their order")
                .hasSize(50)
                .startsWith("a0", "a1", "a2");
        guest.socket().close();
        host.socket()
                .await(
                        "participant_updated",
                        body -> body.path("participant_id").asString("").equals(guest.id())
                                && !body.path("connected").asBoolean(true));
        assertThat(host.socket()
                        .call("webrtc_offer", host.signal(guest, "offer", "nobody"))
                        .path("error")
                        .path("code")
                        .asString())
                .isEqualTo("SIGNALING_FAILED");
    }

    /** As browsers do: the offer is made in the moment in which its maker is told of somebody. */
    @Test
    void whoWasToldOfSomebodyCanSignalToThem() {
        Person mara = person("Mara");
        String meeting = meetingOf(mara);
        Seat host = sit(mara, one, meeting, -1);
        for (int i = 0; i < 20; i++) {
            Seat guest = Seat.takeAndBeOffered(person("Guest " + i), two, host);
            sockets.add(guest.socket());
            assertThat(guest.socket()
                            .await("webrtc_offer")
                            .body()
                            .path("from_participant_id")
                            .asString())
                    .isEqualTo(host.id());
        }
    }

    @Test
    void whoIsCutFromOneEdgeResumesOnTheOther() throws Exception {
        Person mara = person("Mara");
        Person ana = person("Ana");
        String meeting = meetingOf(mara);
        Seat host = sit(mara, one, meeting, -1);
        Seat guest = sit(ana, two, meeting, -1);
        host.says("before");
        long last = guest.socket().await("chat_message_received").sequence();
        guest.socket().close();
        host.says("between");
        Seat back = sit(ana, one, meeting, last);
        host.says("after");
        long now = back.hears("after").sequence();
        long previous = last;
        for (Received fact : back.facts()) {
            assertThat(fact.previousSequence()).isEqualTo(previous);
            assertThat(fact.sequence()).isEqualTo(previous + 1);
            previous = fact.sequence();
        }
        assertThat(previous).isEqualTo(now);
        assertThat(back.id()).isEqualTo(guest.id());
        // And the same person a second time, on the other edge, takes the first's place.
        Seat again = sit(ana, two, meeting, now);
        back.socket().closed().get(10, TimeUnit.SECONDS);
        assertThat(again.id()).isEqualTo(guest.id());
    }

    @Test
    void withoutRedisFactsGoOnAndSignalsRecoverByThemselves() throws Exception {
        Person mara = person("Mara");
        String meeting = meetingOf(mara);
        Seat host = sit(mara, one, meeting, -1);
        Seat near = sit(person("Near"), one, meeting, -1);
        Seat far = sit(person("Far"), two, meeting, -1);
        redis.lose();
        Seat late;
        try {
            assertThat(host.socket()
                            .call("webrtc_offer", host.signal(far, "offer", "lost"))
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("SIGNALING_FAILED");
            host.socket().accepted("webrtc_offer", host.signal(near, "offer", "near"));
            near.socket().await("webrtc_offer");
            host.says("still here");
            far.socket().await("chat_message_received");
            late = sit(person("Late"), two, meeting, -1);
        } finally {
            redis.find();
        }
        for (Seat peer : List.of(far, late)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> host.socket()
                            .call("webrtc_offer", host.signal(peer, "offer", "found"))
                            .path("success")
                            .asBoolean());
            peer.socket()
                    .await(
                            "webrtc_offer",
                            body -> body.path("offer").path("sdp").asString().equals("found"));
        }
    }

    @Test
    void onePersonIsThereOnSeveralDevicesWhereTheSettingAllowsIt() throws Exception {
        Person mara = person("Mara");
        Person ana = person("Ana");
        String meeting = meetingOf(mara);
        Seat host = sit(mara, one, meeting, -1);
        try (Edge lavish = Edge.start(core, "lavish", 0, TWO_DEVICES)) {
            Seat laptop = sit(ana, lavish, meeting, -1);
            Seat phone = sit(ana, lavish, meeting, -1);
            assertThat(phone.id()).isEqualTo(laptop.id());
            host.says("to both");
            laptop.socket().await("chat_message_received");
            long last = phone.socket().await("chat_message_received").sequence();
            phone.says("from the second");
            laptop.hears("from the second");
            laptop.socket().close();
            host.socket()
                    .await(
                            "participant_updated",
                            body -> body.path("participant_id").asString("").equals(laptop.id()));
            host.says("to the one that is left");
            Received seen = phone.hears("to the one that is left");
            assertThat(seen.sequence()).isGreaterThan(last);
            assertThat(phone.socket().closed()).isNotDone();
            assertThat(host.facts()).noneMatch(fact -> fact.body().has("grace_until"));
            long previous = phone.facts().getFirst().previousSequence();
            for (Received fact : phone.facts()) {
                assertThat(fact.previousSequence()).isEqualTo(previous);
                previous = fact.sequence();
            }
        }
    }

    @Test
    void severalDevicesOfOnePersonKnowOfEachOtherWhateverEdgeTheyAreOn() throws Exception {
        Person mara = person("Mara");
        Person ana = person("Ana");
        String meeting = meetingOf(mara);
        Seat host = sit(mara, one, meeting, -1);
        try (Edge left = edge("left", TWO_DEVICES);
                Edge right = edge("right", TWO_DEVICES)) {
            Seat laptop = sit(ana, left, meeting, -1);
            Seat phone = sit(ana, right, meeting, -1);
            assertThat(phone.id()).isEqualTo(laptop.id());
            host.says("to both");
            laptop.socket().await("chat_message_received");
            phone.socket().await("chat_message_received");
            // One too many, though its edge has only the first: the newest takes that one's place.
            Seat tablet = sit(ana, left, meeting, -1);
            laptop.socket().closed().get(10, TimeUnit.SECONDS);
            assertThat(phone.socket().closed()).isNotDone();
            // Who goes is followed by a device on the other edge, and nobody sees anything but that.
            long known = host.facts().getLast().sequence();
            tablet.socket().close();
            host.socket()
                    .await(
                            "participant_updated",
                            body -> body.path("participant_id").asString("").equals(phone.id())
                                    && body.path("sequence").asLong() > known);
            host.says("to the one that is left");
            phone.hears("to the one that is left");
            assertThat(phone.socket().closed()).isNotDone();
            assertThat(host.facts()).noneMatch(fact -> fact.body().has("grace_until"));
            // Whoever follows has given the place of a further device back.
            sit(ana, left, meeting, -1).says("from the newest");
            phone.hears("from the newest");
            assertThat(phone.socket().closed()).isNotDone();
        }
    }

    @Test
    void anEdgeThatEndsSendsItsClientsToTheOther() throws Exception {
        Person mara = person("Mara");
        Person ana = person("Ana");
        String meeting = meetingOf(mara);
        Seat host = sit(mara, one, meeting, -1);
        Edge third = edge("three");
        Seat guest = sit(ana, third, meeting, -1);
        long last = guest.socket().await("meeting_joined").sequence();
        Thread ending = Thread.ofVirtual().start(third::close);
        guest.socket().await("server_draining");
        assertThat(guest.socket().closed()).isNotDone();
        guest.socket().close();
        Seat back = sit(ana, two, meeting, last);
        ending.join(Duration.ofSeconds(30));
        assertThat(ending.isAlive()).isFalse();
        host.says("still with us");
        back.socket().await("chat_message_received");
        assertThat(back.id()).isEqualTo(guest.id());
        assertThat(back.facts()).noneMatch(fact -> fact.name().equals("participant_left"));
    }
}
