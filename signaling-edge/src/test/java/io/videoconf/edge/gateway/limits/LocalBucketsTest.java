package io.videoconf.edge.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.AccountType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {
    private static final String ANN = "01900000-0000-7000-8000-0000000000aa";
    private static final LimitSettings CONTRACT = new LimitSettings(
            new LimitSettings.Basic(1_000, 10, 50),
            new LimitSettings.Pro(10_000, 100, 500),
            new LimitSettings.Enterprise(100_000, 1_000, LimitSettings.UNLIMITED),
            new LimitSettings.PerAddress(20_000, 2_000));

    private final LocalBuckets buckets = new LocalBuckets(CONTRACT);

    private Standing take(Limit limit, AccountType type) {
        return buckets.takeNow(limit, ANN, type);
    }

    @Test
    void thirtyTwoAtOnceGetWhatOneWouldHaveGot() throws Exception {
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int client = 0; client < 32; client++) {
            clients.add(() -> {
                int taken = 0;
                for (int i = 0; i < 500; i++) {
                    taken += take(Limit.API_CALLS, AccountType.PRO).allowed() ? 1 : 0;
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
        assertThat(all).isBetween(10_000, 10_100);
    }

    @Test
    void whoHasNothingLeftIsToldWhenThereIsSomethingAgain() {
        for (int i = 0; i < 10; i++) {
            Standing standing = take(Limit.MEETING_CREATIONS, AccountType.BASIC);
            assertThat(standing.allowed()).isTrue();
            assertThat(standing.remaining()).isEqualTo(9 - i);
        }
        Standing refused = take(Limit.MEETING_CREATIONS, AccountType.BASIC);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        // One in ten of an hour is six minutes; all of them are an hour.
        assertThat(refused.retryAfterSeconds()).isBetween(355L, 360L);
        assertThat(refused.resetsAt() - refused.at().getEpochSecond()).isEqualTo(3_600);
    }

    @Test
    void whatIsGivenBackIsThereAgainAndNoMoreThanThat() {
        take(Limit.RECORDING_DOWNLOADS, AccountType.BASIC);
        assertThat(buckets.giveBackNow(Limit.RECORDING_DOWNLOADS, ANN, AccountType.BASIC)
                        .remaining())
                .isEqualTo(50);
        assertThat(buckets.giveBackNow(Limit.RECORDING_DOWNLOADS, ANN, AccountType.BASIC)
                        .remaining())
                .isEqualTo(50);
    }

    @Test
    void anotherAccountTypeHasAnotherLimitAndWhatWasUsedStaysUsed() {
        for (int i = 0; i < 4; i++) {
            take(Limit.MEETING_CREATIONS, AccountType.BASIC);
        }
        assertThat(take(Limit.MEETING_CREATIONS, AccountType.PRO).remaining()).isEqualTo(95);
        assertThat(take(Limit.MEETING_CREATIONS, AccountType.BASIC).remaining()).isEqualTo(4);
    }

    @Test
    void unlimitedIsNotCounted() {
        assertThat(take(Limit.RECORDING_DOWNLOADS, AccountType.ENTERPRISE).isBounded())
                .isFalse();
        assertThat(buckets.size()).isZero();
    }

    @Test
    void whatWasUsedBeforeTheRestartIsAddedAndSoMuchLessAsCameBack() {
        take(Limit.API_CALLS, AccountType.BASIC);
        buckets.add(Limit.API_CALLS, ANN, AccountType.BASIC, 400);
        assertThat(take(Limit.API_CALLS, AccountType.BASIC).spent()).isEqualTo(402);
        assertThat(buckets.comesBack(Limit.API_CALLS, AccountType.BASIC, Duration.ofMinutes(6)))
                .isEqualTo(100);
        assertThat(buckets.comesBack(Limit.API_CALLS, AccountType.BASIC, Duration.ofDays(1)))
                .isEqualTo(1_000);
    }

    @Test
    void onlyWhatChangedIsTold() {
        take(Limit.API_CALLS, AccountType.BASIC);
        buckets.takeNow(Limit.OPEN_CALLS, "192.0.2.1", AccountType.BASIC);
        List<Long> told = new ArrayList<>();
        buckets.changes((limit, changed) -> told.add(changed.spent()));
        buckets.changes((limit, changed) -> told.add(changed.spent()));
        assertThat(told).containsExactly(1L);
    }
}
