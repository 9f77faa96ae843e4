package io.videoconf.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();

    @Test
    void givesWhatCameBeforeItWasAskedFor() {
        inbox.add(new Received("first", Json.object("sequence", 1)));
        inbox.add(new Received("second", Json.object("sequence", 2)));
        assertThat(inbox.await("#1", e -> e.sequence() == 1, Duration.ofSeconds(5))
                        .name())
                .isEqualTo("first");
    }

    @Test
    void waitsForWhatComesLater() {
        CompletableFuture<Received> awaited = CompletableFuture.supplyAsync(
                () -> inbox.await("b", e -> e.name().equals("b"), Duration.ofSeconds(20)));
        inbox.add(new Received("a", Json.object()));
        inbox.add(new Received("b", Json.object("sequence", 7)));
        assertThat(awaited.orTimeout(20, TimeUnit.SECONDS).join().sequence()).isEqualTo(7);
    }

    @Test
    void saysWhatCameInsteadOfWhatDidNot() {
        inbox.add(new Received("other", Json.object("x", 1)));
        assertThatThrownBy(() -> inbox.await("wanted", _ -> false, Duration.ofMillis(5)))
                .isInstanceOf(StoryBroken.class)
                .hasMessageContaining("wanted")
                .hasMessageContaining("other");
    }
}
