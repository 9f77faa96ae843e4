package io.videoconf.query.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.legacy.LegacyKind;
import io.videoconf.api.legacy.queries.ListLegacyIds;
import io.videoconf.api.legacy.views.LegacyIds;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers follow the order of all events, and are the same when the view is made anew. */
class LegacyNumbersIT {
    private static final int MANY = 1100;
    private static final List<String> ON = List.of("videoconf.projections.legacy-numbers=true");

    private static List<String> ids(QuerySideUnderTest side, LegacyKind kind, TenantId tenant, long after) {
        return side.ask(new ListLegacyIds(tenant, kind, after), LegacyIds.class).ids();
    }

    private static void awaitMeetings(QuerySideUnderTest side, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ids(side, LegacyKind.MEETING, Cast.TENANT, 0).size() == count);
    }

    @Test
    void numbersFollowTheOrderOfAllEventsHoweverOftenTheyAreRead() {
        EventsInMemory events = new EventsInMemory();
        List<String> made = new ArrayList<>();
        try (MongoWire mongo = new MongoWire();
                QuerySideUnderTest side = new QuerySideUnderTest(mongo, events, ON)) {
            side.publish(Cast.user(0).value(), Facts.registered(0));
            for (int number = 0; number < MANY; number++) {
                MeetingId meeting = Cast.meeting((number * 7) % MANY);
                made.add(meeting.value());
                side.publish(meeting.value(), new Facts(meeting).scheduled());
            }
            awaitMeetings(side, MANY);
            assertThat(ids(side, LegacyKind.MEETING, Cast.TENANT, 0)).isEqualTo(made);
            assertThat(ids(side, LegacyKind.MEETING, Cast.TENANT, 1050)).isEqualTo(made.subList(1050, MANY));
            assertThat(ids(side, LegacyKind.MEETING, Cast.OTHER_TENANT, 0)).isEmpty();
            assertThat(ids(side, LegacyKind.USER, Cast.TENANT, 0))
                    .containsExactly(Cast.user(0).value());
            side.requireNothingParked();
        }
        try (MongoWire fresh = new MongoWire();
                QuerySideUnderTest anew = new QuerySideUnderTest(fresh, events, ON)) {
            awaitMeetings(anew, MANY);
            assertThat(ids(anew, LegacyKind.MEETING, Cast.TENANT, 0)).isEqualTo(made);
        }
    }
}
