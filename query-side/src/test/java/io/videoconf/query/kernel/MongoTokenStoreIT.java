package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.messaging.ClosedSerializer;
import io.videoconf.query.testing.MongoWire;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Positions are claimed by one node at a time, and survive whoever claimed them. */
class MongoTokenStoreIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** From one moment at which positions become due to the next. */
    private static final Duration PAUSE = TIMEOUT.dividedBy(4);

    private static final TrackingToken FIRST = new GlobalSequenceTrackingToken(7);

    private final MongoWire mongo = new MongoWire();
    private Executor writer = Runnable::run;
    private Instant now = Instant.parse("2026-01-15T10:00:00Z");
    private final MongoTokenStore a = node("a");
    private final MongoTokenStore b = node("b");

    private MongoTokenStore node(String name) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new MongoTokenStore(
                mongo.template(),
                new ClosedSerializer(Map.of()),
                name,
                TIMEOUT,
                clock,
                _ -> {},
                new ViewWriter(writer));
    }

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void aClaimKeepsOthersOutUntilItIsReleased() {
        a.initializeTokenSegments("view", 2, FIRST);
        assertThat(a.fetchSegments("view")).containsExactly(0, 1);
        assertThat(a.fetchToken("view", 0)).isEqualTo(FIRST);
        assertThatThrownBy(() -> b.fetchToken("view", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> b.storeToken(FIRST, "view", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(b.fetchAvailableSegments("view"))
                .extracting(Segment::getSegmentId)
                .containsExactly(1);
        a.releaseClaim("view", 0);
        assertThat(b.fetchToken("view", 0)).isEqualTo(FIRST);
    }

    @Test
    void aNodeThatIsSilentForTooLongLosesItsClaimAndFindsOut() {
        a.initializeTokenSegments("view", 1, FIRST);
        a.fetchToken("view", 0);
        now = now.plus(TIMEOUT).plusMillis(1);
        assertThat(b.fetchToken("view", 0)).isEqualTo(FIRST);
        assertThatThrownBy(() -> a.storeToken(FIRST, "view", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> a.extendClaim("view", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aNodeThatRenewsItsClaimKeepsIt() {
        a.initializeTokenSegments("view", 1, FIRST);
        a.fetchToken("view", 0);
        for (int second = 0; second < 60; second++) {
            now = now.plusSeconds(1);
            a.extendClaim("view", 0);
            assertThatThrownBy(() -> b.fetchToken("view", 0)).isInstanceOf(UnableToClaimTokenException.class);
        }
    }

    @Test
    void aNodeThatComesBackUnderItsNameHasItsClaimsAtOnce() {
        a.initializeTokenSegments("view", 1, FIRST);
        a.fetchToken("view", 0);
        assertThat(node("a").fetchToken("view", 0)).isEqualTo(FIRST);
    }

    @Test
    void everyKindOfPositionComesBackAsItWas() {
        a.initializeTokenSegments("view", 1, null);
        assertThat(a.fetchToken("view", 0)).isNull();
        TrackingToken gaps = GapAwareTrackingToken.newInstance(9, List.of(3L, 5L));
        for (TrackingToken token : List.of(
                FIRST, gaps, ReplayToken.createReplayToken(gaps, GapAwareTrackingToken.newInstance(1, List.of())))) {
            a.storeToken(token, "view", 0);
            assertThat(a.fetchToken("view", 0)).isEqualTo(token);
        }
    }

    @Test
    void aPositionIsWrittenNowAndThenAndWhenItsProcessorStops() {
        a.initializeTokenSegments("view", 1, null);
        a.fetchToken("view", 0);
        a.storeToken(FIRST, "view", 0);
        a.storeToken(new GlobalSequenceTrackingToken(8), "view", 0);
        // As after a crash: the same node begins anew.
        assertThat(node("a").fetchToken("view", 0)).isEqualTo(FIRST);

        now = now.plus(PAUSE);
        a.extendClaim("view", 0);
        assertThat(node("a").fetchToken("view", 0)).isEqualTo(new GlobalSequenceTrackingToken(8));

        a.storeToken(new GlobalSequenceTrackingToken(9), "view", 0);
        a.releaseClaim("view", 0);
        assertThat(b.fetchToken("view", 0)).isEqualTo(new GlobalSequenceTrackingToken(9));
    }

    @Test
    void aPositionThatIsDueIsWrittenBesideItsProcessorUntilThatTakesTooLong() {
        Queue<Runnable> later = new ArrayDeque<>();
        writer = later::add;
        MongoTokenStore c = node("c");
        c.initializeTokenSegments("view", 1, null);
        c.fetchToken("view", 0);
        c.storeToken(FIRST, "view", 0);
        now = now.plus(PAUSE);
        c.storeToken(new GlobalSequenceTrackingToken(8), "view", 0);
        c.storeToken(new GlobalSequenceTrackingToken(9), "view", 0);
        assertThat(later).hasSize(1);
        assertThat(node("c").fetchToken("view", 0)).isEqualTo(FIRST);
        later.remove().run();
        assertThat(node("c").fetchToken("view", 0)).isEqualTo(new GlobalSequenceTrackingToken(9));

        now = now.plus(PAUSE);
        c.storeToken(new GlobalSequenceTrackingToken(10), "view", 0);
        now = now.plus(PAUSE);
        c.storeToken(new GlobalSequenceTrackingToken(11), "view", 0);
        assertThat(node("c").fetchToken("view", 0)).isEqualTo(new GlobalSequenceTrackingToken(11));
        later.remove().run();
        now = now.plus(PAUSE);
        c.extendClaim("view", 0);
        assertThat(node("c").fetchToken("view", 0))
                .as("nobody goes back")
                .isEqualTo(new GlobalSequenceTrackingToken(11));
    }

    @Test
    void allPositionsAreDueAtTheSameMoment() {
        a.initializeTokenSegments("view", 2, null);
        List<Integer> written = List.of(0, 1);
        written.forEach(segment -> {
            a.fetchToken("view", segment);
            a.storeToken(FIRST, "view", segment);
            now = now.plusMillis(700);
        });
        TrackingToken next = new GlobalSequenceTrackingToken(8);
        now = now.plusMillis(700);
        written.forEach(segment -> a.storeToken(next, "view", segment));
        written.forEach(segment -> assertThat(inDatabase(segment)).isEqualTo(FIRST));
        now = now.plusMillis(400);
        written.forEach(segment -> a.storeToken(next, "view", segment));
        written.forEach(segment -> assertThat(inDatabase(segment)).isEqualTo(next));
    }

    /** As whoever comes after a crash of this node finds it. */
    private @Nullable TrackingToken inDatabase(int segment) {
        return node("a").fetchToken("view", segment);
    }

    @Test
    void halfOfThePositionsAreNone() {
        a.initializeSegment(FIRST, "view", 1);
        assertThat(b.fetchSegments("view")).isEmpty();
        b.initializeTokenSegments("view", 2, FIRST);
        assertThat(b.fetchSegments("view")).containsExactly(0, 1);
        assertThatThrownBy(() -> a.initializeTokenSegments("view", 2, FIRST))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> a.initializeSegment(FIRST, "view", 1))
                .isInstanceOf(UnableToInitializeTokenException.class);
    }

    @Test
    void aForgottenPositionIsLostForWhoWorksOnIt() {
        a.initializeTokenSegments("view", 1, FIRST);
        a.fetchToken("view", 0);
        b.forget("view");
        assertThatThrownBy(() -> a.storeToken(FIRST, "view", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(a.fetchSegments("view")).isEmpty();
    }

    @Test
    void aDeletedSegmentIsGoneAndTheStoreHasOneName() {
        a.initializeTokenSegments("view", 2, FIRST);
        assertThatThrownBy(() -> a.deleteToken("view", 1)).isInstanceOf(UnableToClaimTokenException.class);
        a.fetchToken("view", 1);
        a.deleteToken("view", 1);
        assertThat(a.fetchSegments("view")).containsExactly(0);
        assertThat(a.retrieveStorageIdentifier()).isPresent().isEqualTo(b.retrieveStorageIdentifier());
    }
}
