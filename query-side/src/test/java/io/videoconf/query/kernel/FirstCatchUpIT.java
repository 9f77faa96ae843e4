package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** A start is over when the views show what had happened before it. */
class FirstCatchUpIT {
    private static final int MEETINGS = 100;

    @Test
    void whatTheViewsHadNotTakenInIsThereWhenTheStartIsOver() {
        EventsInMemory events = new EventsInMemory();
        try (MongoWire mongo = new MongoWire()) {
            try (QuerySideUnderTest before = new QuerySideUnderTest(mongo, events)) {
                before.publish(Cast.user(0).value(), Facts.registered(0));
                before.settle();
                before.stopViews();
                for (int number = 0; number < MEETINGS; number++) {
                    before.publish(Cast.meeting(number).value(), new Facts(Cast.meeting(number)).running());
                }
            }
            List<String> waiting =
                    List.of("videoconf.projections.start-within=60s", "videoconf.projections.batch-size=1");
            try (QuerySideUnderTest after = new QuerySideUnderTest(mongo, events, waiting)) {
                TrackingToken head = after.part(EventStore.class).createHeadToken();
                assertThat(QuerySideUnderTest.VIEWS).allMatch(view -> after.hasReached(view, head));
            }
        }
    }
}
