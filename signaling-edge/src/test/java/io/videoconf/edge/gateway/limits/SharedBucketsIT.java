package io.videoconf.edge.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.AccountType;
import io.videoconf.edge.redis.RedisUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Two edges that count together, as long as the Redis between them is there. */
class SharedBucketsIT {
    private static final String ANN = "01900000-0000-7000-8000-0000000000aa";
    private static final LimitSettings SETTINGS = new LimitSettings(
            new LimitSettings.Basic(200, 10, 50),
            new LimitSettings.Pro(10_000, 100, 500),
            new LimitSettings.Enterprise(100_000, 1_000, LimitSettings.UNLIMITED),
            new LimitSettings.PerAddress(20_000, 2_000));

    /** An edge that takes Redis to be away counts for itself; here it is away when it was stopped, and not when the machine is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static SharedBuckets edge(RedisUnderTest redis) {
        return new SharedBuckets(redis.address(), SETTINGS, new LocalBuckets(SETTINGS), PATIENCE);
    }

    private static Standing take(Buckets edge, Limit limit) {
        return known(edge.take(limit, ANN, AccountType.BASIC));
    }

    private static Standing look(Buckets edge, Limit limit) {
        return known(edge.look(limit, ANN, AccountType.BASIC));
    }

    private static Standing known(Mono<Standing> asked) {
        return Objects.requireNonNull(asked.block(Duration.ofSeconds(5)));
    }

    @Test
    void edgesCountTogetherAndAloneWhileRedisIsAway() throws Exception {
        try (RedisUnderTest redis = RedisUnderTest.start("SharedBucketsIT");
                SharedBuckets left = edge(redis);
                SharedBuckets right = edge(redis)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                take(left, Limit.RECORDING_DOWNLOADS);
                return look(right, Limit.RECORDING_DOWNLOADS).remaining() < 50;
            });
            assertThat(takenTogether(left, right)).isBetween(200, 202);
            take(left, Limit.MEETING_CREATIONS);
            assertThat(take(right, Limit.MEETING_CREATIONS).remaining()).isEqualTo(8);
            assertThat(known(left.giveBack(Limit.MEETING_CREATIONS, ANN, AccountType.BASIC))
                            .remaining())
                    .isEqualTo(9);

            redis.lose();
            assertThat(take(left, Limit.API_CALLS).allowed())
                    .as("counted here for now")
                    .isTrue();
            redis.find();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                Standing here = take(left, Limit.RECORDING_DOWNLOADS);
                Standing elsewhere = look(right, Limit.RECORDING_DOWNLOADS);
                return here.spent() > 0 && here.remaining() == elsewhere.remaining();
            });
        }
    }

    private static int takenTogether(SharedBuckets left, SharedBuckets right) throws Exception {
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int client = 0; client < 32; client++) {
            SharedBuckets edge = client % 2 == 0 ? left : right;
            clients.add(() -> {
                int taken = 0;
                for (int i = 0; i < 10; i++) {
                    taken += take(edge, Limit.API_CALLS).allowed() ? 1 : 0;
                }
                return taken;
            });
        }
        int all = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (Future<Integer> client : threads.invokeAll(clients)) {
                all += client.get();
            }
        }
        return all;
    }
}
