package io.videoconf.edge.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.redis.RedisUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Signals to somebody whose edge hears of their coming later than the edge of who signals. */
class RedisRelayIT {
    private static final int MANY = 30;
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private final Address late = Address.of(MeetingId.fresh(), ParticipantId.fresh());
    private final List<Integer> got = new CopyOnWriteArrayList<>();
    private RedisUnderTest redis;
    private RedisRelay one;
    private RedisRelay two;

    @BeforeEach
    void start() throws IOException {
        redis = RedisUnderTest.start("RedisRelayIT");
        one = new RedisRelay(redis.address(), "one", false);
        two = new RedisRelay(redis.address(), "two", false);
        await().atMost(Duration.ofSeconds(10)).until(() -> one.isConnected() && two.isConnected());
    }

    @AfterEach
    void stop() {
        for (RedisRelay relay : new RedisRelay[] {one, two}) {
            if (relay != null) {
                relay.close();
            }
        }
        if (redis != null) {
            redis.close();
        }
    }

    private static Signal numbered(int number) {
        return new Signal("ice_candidate", WireJson.object().put("number", number));
    }

    private Disposable listen(RedisRelay edge) {
        return edge.open(late, signal -> got.add(signal.body().path("number").asInt()));
    }

    private List<CompletableFuture<Boolean>> send(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(number -> one.pass(late, numbered(number)).toFuture())
                .toList();
    }

    private static boolean answer(CompletableFuture<Boolean> sent) throws Exception {
        return sent.get(5, TimeUnit.SECONDS);
    }

    @Test
    void whoseEdgeListensALittleLaterGetsEveryPartInOrder() throws Exception {
        List<CompletableFuture<Boolean>> sent = new ArrayList<>(send(0, MANY / 2));
        CompletableFuture<Disposable> listening = CompletableFuture.supplyAsync(
                () -> listen(two), CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
        sent.addAll(send(MANY / 2, MANY));
        listening.get(5, TimeUnit.SECONDS);
        sent.addAll(send(MANY, 2 * MANY));
        for (CompletableFuture<Boolean> each : sent) {
            assertThat(answer(each)).isTrue();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> got.size() == 2 * MANY);
        assertThat(got)
                .containsExactlyElementsOf(IntStream.range(0, 2 * MANY).boxed().toList());
    }

    /** As when somebody who was cut comes back to the edge of who signals. */
    @Test
    void whoComesToTheSameEdgeMeanwhileGetsThemInOrderToo() throws Exception {
        List<CompletableFuture<Boolean>> sent = new ArrayList<>(send(0, MANY));
        listen(one);
        sent.addAll(send(MANY, 2 * MANY));
        for (CompletableFuture<Boolean> each : sent) {
            assertThat(answer(each)).isTrue();
        }
        assertThat(got)
                .containsExactlyElementsOf(IntStream.range(0, 2 * MANY).boxed().toList());
    }

    @Test
    void whoNeverListensIsGivenUpInTime() throws Exception {
        long began = System.nanoTime();
        for (CompletableFuture<Boolean> each : send(0, MANY)) {
            assertThat(answer(each)).isFalse();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PROMISED);
    }

    @Test
    void redisKeepsNothingOfASignal() throws Exception {
        listen(two);
        for (CompletableFuture<Boolean> each : send(0, MANY)) {
            assertThat(answer(each)).isTrue();
        }
        RedisClient looking = RedisClient.create(RedisURI.create(redis.address()));
        try (StatefulRedisConnection<String, String> connection = looking.connect()) {
            assertThat(connection.sync().keys("*")).isEmpty();
        } finally {
            looking.shutdown(Duration.ZERO, Duration.ofSeconds(5));
        }
    }

    /** A person's other devices are there already when they are asked for. */
    @Test
    void companionsAreNotWaitedFor() {
        Address nobody = Address.companions(late.meeting(), late.participant());
        assertThat(one.pass(nobody, numbered(0)).block(Duration.ofMillis(500))).isFalse();
    }

    @Test
    void nothingIsWaitedForWithoutRedis() throws Exception {
        redis.lose();
        await().atMost(Duration.ofSeconds(5)).until(() -> !one.isConnected());
        assertThat(one.pass(late, numbered(0)).block(Duration.ofMillis(500))).isFalse();
    }
}
