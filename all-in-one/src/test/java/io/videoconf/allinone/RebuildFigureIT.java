package io.videoconf.allinone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.upkeep.queries.ListViews;
import io.videoconf.api.upkeep.views.RebuildProgress;
import io.videoconf.api.upkeep.views.ViewStatus;
import io.videoconf.query.kernel.Rebuilding;
import io.videoconf.query.kernel.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Views made anew from 250 000 facts of 500 meetings, on the stores that are shipped: what answers afterwards is what
 * answered before, at 3 000 facts a second or more. {@code -Dvideoconf.facts=N} for another number,
 * {@code -Dvideoconf.each=true} for each view by itself as well.
 */
@Tag("measured")
class RebuildFigureIT {
    private static final int FACTS = Integer.getInteger("videoconf.facts", 250_000);
    private static final int A_MEETING = 500;
    private static final long LEAST_A_SECOND = 3_000;

    @TempDir
    Path data;

    @Test
    void whatIsMadeAnewIsWhatWas() throws Exception {
        try (Core core = Core.start(data)) {
            long began = System.nanoTime();
            store(core);
            print("stored", began);
            List<View<?>> views = new ArrayList<>();
            core.parts(View.class).forEach(view -> views.add((View<?>) view));
            core.awaitViews(Duration.ofMinutes(10));
            print("stored and followed live", began);
            long rate = rebuild(core, views);
            if (Boolean.getBoolean("videoconf.each")) {
                for (View<?> view : views) {
                    rebuild(core, List.of(view));
                }
            }
            assertThat(rate).isGreaterThanOrEqualTo(LEAST_A_SECOND);
        }
    }

    /** Several meetings at a time, as they are held. */
    private static void store(Core core) throws Exception {
        List<Future<?>> stored = new ArrayList<>();
        try (ExecutorService several = Executors.newFixedThreadPool(4)) {
            for (int meeting = 0; meeting < FACTS / A_MEETING; meeting++) {
                stored.add(
                        several.submit(() -> ManyFacts.of(MeetingId.fresh(), 20).store(core.events(), A_MEETING)));
            }
        }
        for (Future<?> each : stored) {
            each.get();
        }
    }

    private static long rebuild(Core core, List<View<?>> views) throws Exception {
        core.part(Rebuilding.class).complete(views);
        String name = views.size() == 1 ? views.getFirst().name() : null;
        Listing<?> found = core.queries()
                .query(new ListViews(name, Actor.SYSTEM), ResponseTypes.instanceOf(Listing.class))
                .get(30, TimeUnit.SECONDS);
        RebuildProgress last = progress(found.rows().getFirst());
        System.out.printf(
                "RebuildFigureIT: %s from %d facts, %d a second%n",
                name == null ? "all views" : name, last.events(), last.eventsPerSecond());
        found.rows()
                .forEach(row -> assertThat(progress(row).equal()).as("%s", row).isTrue());
        return last.eventsPerSecond();
    }

    private static RebuildProgress progress(Object row) {
        return requireNonNull(((ViewStatus) row).rebuild());
    }

    private static void print(String what, long began) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "RebuildFigureIT: %s %d facts in %d s, %d a second%n",
                what, FACTS, took.toSeconds(), FACTS * 1_000L / Math.max(1, took.toMillis()));
    }
}
