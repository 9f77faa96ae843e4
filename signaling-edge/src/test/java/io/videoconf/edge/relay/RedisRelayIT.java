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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** An edge where a person may have several devices. */
    private RedisRelay devices;

    @BeforeEach
    void start() throws IOException {
        redis = RedisUnderTest.start("RedisRelayIT");
        one = new RedisRelay(redis.address(), "one", false);
        two = new RedisRelay(redis.address(), "two", false);
        devices = new RedisRelay(redis.address(), "devices", true);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> one.isConnected() && two.isConnected() && devices.isConnected());
    }

    @AfterEach
    void stop() {
        for (RedisRelay relay : new RedisRelay[] {one, two, devices}) {
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
        return send(one, from, until);
    }

    private List<CompletableFuture<Boolean>> send(RedisRelay edge, int from, int until) {
        return send(edge, late, from, until);
    }

    private static List<CompletableFuture<Boolean>> send(RedisRelay edge, Address to, int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(number -> edge.pass(to, numbered(number)).toFuture())
                .toList();
    }

    private static List<Integer> numbers(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
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
        assertThat(got).containsExactlyElementsOf(numbers(0, 2 * MANY));
    }

    /** As when somebody who was cut comes back to the edge of who signals. */
    @Test
    void whoComesToTheSameEdgeMeanwhileGetsThemInOrderToo() throws Exception {
        comeMeanwhileTo(one);
    }

    @Test
    void whoMayHaveSeveralDevicesGetsThemInOrderToo() throws Exception {
        comeMeanwhileTo(devices);
    }

    private void comeMeanwhileTo(RedisRelay edge) throws Exception {
        List<CompletableFuture<Boolean>> sent = new ArrayList<>(send(edge, 0, MANY));
        listen(edge);
        sent.addAll(send(edge, MANY, 2 * MANY));
        for (CompletableFuture<Boolean> each : sent) {
            assertThat(answer(each)).isTrue();
        }
        assertThat(got).containsExactlyElementsOf(numbers(0, 2 * MANY));
    }

    @Test
    void whoNeverListensIsGivenUpInTime() throws Exception {
        long began = System.nanoTime();
        for (CompletableFuture<Boolean> each : send(0, MANY)) {
            assertThat(answer(each)).isFalse();
        }
        assertThat(since(began)).isLessThan(PROMISED);
    }

    @Test
    void redisKeepsNothingOfASignal() throws Exception {
        listen(two);
        for (CompletableFuture<Boolean> each : send(0, MANY)) {
            assertThat(answer(each)).isTrue();
        }
        List<String> kept = looking(connection -> connection.sync().keys("*"));
        assertThat(kept).isEmpty();
    }

    private <T> T looking(Function<StatefulRedisConnection<String, String>, T> look) {
        RedisClient looking = RedisClient.create(RedisURI.create(redis.address()));
        try (StatefulRedisConnection<String, String> connection = looking.connect()) {
            return look.apply(connection);
        } finally {
            looking.shutdown(Duration.ZERO, Duration.ofSeconds(5));
        }
    }

    /** How often edges have asked Redis to pass something on. */
    private int tries() {
        String said = looking(connection -> connection.sync().info("commandstats"));
        Matcher calls = Pattern.compile("cmdstat_publish:calls=(\\d+)").matcher(said);
        return calls.find() ? Integer.parseInt(calls.group(1)) : 0;
    }

    /** A person's other devices are there already when they are asked for. */
    @Test
    void companionsAreAskedForOnceAndNotWaitedFor() throws Exception {
        Address nobody = Address.companions(late.meeting(), late.participant());
        assertThat(answer(send(one, nobody, 0, 1).getFirst())).isFalse();
        assertThat(tries()).isOne();
        assertThat(answer(send(0, 1).getFirst())).isFalse();
        assertThat(tries()).as("of who may listen in a moment").isGreaterThan(2);
    }

    @Test
    void nothingIsWaitedForWithoutRedis() throws Exception {
        redis.lose();
        await().atMost(Duration.ofSeconds(5)).until(() -> !one.isConnected());
        assertThat(send(0, 1)).allSatisfy(each -> assertThat(each).isCompletedWithValue(false));
    }

    @Test
    void whoIsOnTheSameEdgeIsReachedAtOnceWhileRedisHangs() throws Exception {
        List<Integer> elsewhere = new CopyOnWriteArrayList<>();
        listen(devices);
        two.open(late, signal -> elsewhere.add(signal.body().path("number").asInt()));
        redis.hang();
        for (CompletableFuture<Boolean> each : send(devices, 0, MANY)) {
            assertThat(each).isCompletedWithValue(true);
        }
        assertThat(got).containsExactlyElementsOf(numbers(0, MANY));
        await().atMost(PROMISED).until(() -> devices.waiting() == 0);
        redis.goOn();
        await().atMost(Duration.ofSeconds(5)).until(devices::isConnected);
        for (CompletableFuture<Boolean> each : send(devices, MANY, 2 * MANY)) {
            assertThat(answer(each)).isTrue();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> elsewhere.contains(2 * MANY - 1));
        assertThat(got).containsExactlyElementsOf(numbers(0, 2 * MANY));
        assertThat(elsewhere).isSorted().containsAll(numbers(MANY, 2 * MANY));
    }

    @Test
    void whoIsElsewhereIsGivenUpInTimeWhileRedisHangsAndFoundAfterwards() throws Exception {
        listen(two);
        assertThat(answer(send(0, 1).getFirst())).isTrue();
        redis.hang();
        long began = System.nanoTime();
        List<CompletableFuture<Boolean>> sent = send(1, 2 * Letters.LONGEST_LINE);
        assertThat(sent.stream().filter(CompletableFuture::isDone)).hasSize(Letters.LONGEST_LINE - 1);
        for (CompletableFuture<Boolean> each : sent) {
            assertThat(answer(each)).isFalse();
        }
        assertThat(since(began)).isLessThan(PROMISED);
        assertThat(send(1, MANY)).allMatch(CompletableFuture::isDone);
        redis.goOn();
        await().atMost(Duration.ofSeconds(5)).until(one::isConnected);
        assertThat(answer(send(MANY, MANY + 1).getFirst())).isTrue();
        await().atMost(Duration.ofSeconds(5)).until(() -> got.contains(MANY));
        // What Redis had of what was refused comes; nothing else waited for it.
        assertThat(got).containsExactly(0, 1, MANY);
    }

    /** Each to somebody else: no line is long. */
    @Test
    void aFloodDoesNotFillTheMemoryWhileRedisHangs() throws Exception {
        Signal large = new Signal("ice_candidate", WireJson.object().put("candidate", "x".repeat(60 << 10)));
        redis.hang();
        long began = System.nanoTime();
        List<CompletableFuture<Boolean>> sent = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            Address somebody = Address.of(late.meeting(), ParticipantId.fresh());
            sent.add(one.pass(somebody, large).toFuture());
            assertThat(one.waiting()).isLessThanOrEqualTo(Letters.MOST_WAITING);
        }
        for (CompletableFuture<Boolean> each : sent) {
            assertThat(answer(each)).isFalse();
        }
        assertThat(since(began)).isLessThan(PROMISED.plus(PROMISED));
        assertThat(one.waiting()).isZero();
    }
}
