package io.videoconf.api.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomBitsTest {
    @Test
    void noIdIsGivenTwiceHoweverManyThreadsAsk() throws Exception {
        Set<String> all = new HashSet<>();
        Callable<List<String>> some =
                () -> Stream.generate(Id::freshUuid).limit(2_000).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> each :
                    threads.invokeAll(Stream.generate(() -> some).limit(64).toList())) {
                all.addAll(each.get());
            }
        }
        assertThat(all).hasSize(64 * 2_000).allMatch(Uuid7::isCanonical);
    }

    @Test
    void bytesAreSpreadEvenly() {
        int[] seen = new int[256];
        byte[] bytes = new byte[16];
        for (int i = 0; i < 16_000; i++) {
            RandomBits.fill(bytes);
            for (byte each : bytes) {
                seen[each & 0xff]++;
            }
        }
        // 1000 each are expected; seven standard deviations off is never seen.
        for (int count : seen) {
            assertThat(count).isBetween(780, 1220);
        }
    }
}
