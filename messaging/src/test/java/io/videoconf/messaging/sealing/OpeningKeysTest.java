package io.videoconf.messaging.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.compliance.views.PersonKeyView;
import io.videoconf.api.compliance.views.PersonKeys;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A key that is destroyed in the moment in which it is asked for, or was made, is not remembered; of the others, as many as are set. */
class OpeningKeysTest {
    private static final SealingSettings SETTINGS = new SealingSettings(true, "0".repeat(64), null, 100);

    private final UUID id = UUID.randomUUID();
    private final MasterKey master = MasterKey.of(SETTINGS);
    private final MasterKey.Fresh made = master.fresh(id);
    private final Store store = new Store();
    private final OpeningKeys keys = new OpeningKeys(store, master, SETTINGS);

    /** Answers with the key as it was when it was asked, while what is set happens before the answer comes. */
    private final class Store implements KeySource {
        private boolean alive = true;
        private volatile boolean silent;
        private Runnable meanwhile = () -> {};

        @Override
        public PersonKeys find(List<UUID> ids) {
            PersonKeyView key = new PersonKeyView(
                    id.toString(), alive ? Base64.getEncoder().encodeToString(made.wrapped()) : null, 1);
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
            return new PersonKeys(List.of(key));
        }

        @Override
        public PersonKeys erased(long after) {
            if (silent) {
                throw new KeysUnavailableException("nobody answers", null);
            }
            return new PersonKeys(List.of());
        }
    }

    @Test
    void oneThatIsDestroyedWhileItIsAskedForIsAskedForAgain() {
        store.meanwhile = this::destroy;
        assertThat(keys.get(id).aead()).isNull();
        assertThat(keys.get(id).aead()).isNull();
    }

    @Test
    void oneThatWasDestroyedBeforeItIsKnownIsNotRemembered() {
        destroy();
        keys.put(made.key());
        assertThat(keys.get(id).aead()).isNull();
    }

    @Test
    void whatWasDestroyedIsKnown() {
        assertThat(keys.isAnyDestroyed(List.of(id))).isFalse();
        destroy();
        assertThat(keys.isAnyDestroyed(List.of(UUID.randomUUID(), id))).isTrue();
        assertThat(keys.isAnyDestroyed(List.of(UUID.randomUUID()))).isFalse();
    }

    /** Again and again, as long as it lasts. */
    @Test
    @Timeout(60)
    void whereNobodyAnswersWhoeverKeepsWhatWasOpenedIsToldToForgetAll() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(2);
        keys.onErasure(_ -> {
            throw new IllegalStateException("one that fails is in nobody's way");
        });
        keys.onErasure(destroyed -> {
            if (destroyed.isEmpty()) {
                all.countDown();
            }
        });
        store.silent = true;
        keys.start();
        try {
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            keys.stop();
        }
    }

    @Test
    void aBoundedNumberIsRememberedAndTheRestIsAskedForAgain() {
        Map<UUID, byte[]> stored = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            UUID each = UUID.randomUUID();
            stored.put(each, master.fresh(each).wrapped());
        }
        Map<UUID, Integer> asked = new HashMap<>();
        OpeningKeys bounded = new OpeningKeys(new Shelf(stored, asked), master, SETTINGS);
        stored.keySet().forEach(bounded::get);
        assertThat(asked.values()).hasSize(1_000).containsOnly(1);

        UUID recent = List.copyOf(stored.keySet()).getLast();
        assertThat(bounded.get(recent).aead()).isNotNull();
        assertThat(asked).as("a recent one").containsEntry(recent, 1);

        stored.keySet().forEach(bounded::get);
        long again = asked.values().stream().filter(times -> times == 2).count();
        assertThat(again).as("all but a hundred").isGreaterThanOrEqualTo(900);
    }

    /** Keys as they are stored, and how often each was asked for. */
    private record Shelf(Map<UUID, byte[]> stored, Map<UUID, Integer> asked) implements KeySource {
        @Override
        public PersonKeys find(List<UUID> ids) {
            ids.forEach(each -> asked.merge(each, 1, Integer::sum));
            return new PersonKeys(ids.stream()
                    .map(each -> new PersonKeyView(
                            each.toString(), Base64.getEncoder().encodeToString(stored.get(each)), 0))
                    .toList());
        }

        @Override
        public PersonKeys erased(long after) {
            return new PersonKeys(List.of());
        }
    }

    private void destroy() {
        store.alive = false;
        keys.forget(Set.of(id));
    }
}
