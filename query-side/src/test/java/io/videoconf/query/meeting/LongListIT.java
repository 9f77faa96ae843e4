package io.videoconf.query.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.views.MeetingRow;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.MongoWire.Traffic;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Duration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page of a long list is asked for as often as one of a short list, and brings as many documents. */
class LongListIT {
    private static final int MANY = 10_000;
    private static final int FEW = 10;

    /** A list that is shown whole need not be counted. */
    private static final int COUNT = 1;

    private static final int BUSY = 0;
    private static final int IDLE = 1;

    @Test
    @Tag("wide")
    void aPageOfTenThousandMeetingsCostsWhatAPageOfTenDoes() {
        EventsInMemory events = new EventsInMemory();
        for (int person : new int[] {BUSY, IDLE}) {
            events.store(Cast.user(person).value(), 0, Facts.registered(person));
        }
        for (int number = 0; number < MANY; number++) {
            Facts facts = new Facts(Cast.meeting(number));
            events.store(facts.meeting().value(), 0, facts.scheduled());
            if (number < FEW) {
                events.store(facts.meeting().value(), 1, facts.invited(IDLE));
            }
        }
        try (MongoWire mongo = new MongoWire();
                QuerySideUnderTest side = new QuerySideUnderTest(mongo, events)) {
            TrackingToken head = side.part(EventStore.class).createHeadToken();
            await().atMost(Duration.ofMinutes(2)).until(() -> side.hasReached("meeting", head));
            // What views ask the database while they catch up, and write a little later, would be counted.
            side.settle();
            side.stopViews();
            Traffic small = traffic(mongo, side, IDLE, new Page(FEW, 0, null));
            assertThat(small.commands()).isLessThanOrEqualTo(3);
            assertThat(small.documents()).isLessThanOrEqualTo(2 * FEW + 2);
            for (int offset : new int[] {0, MANY - FEW}) {
                Traffic page = traffic(mongo, side, BUSY, new Page(FEW, offset, null));
                assertThat(page.commands())
                        .as("commands from %d on", offset)
                        .isLessThanOrEqualTo(small.commands() + COUNT);
                assertThat(page.documents())
                        .as("documents from %d on", offset)
                        .isLessThanOrEqualTo(small.documents() + 1);
            }
            requireCursorsCostAsMuch(mongo, side, small);
        }
    }

    private static void requireCursorsCostAsMuch(MongoWire mongo, QuerySideUnderTest side, Traffic small) {
        String last = list(side, BUSY, new Page(FEW, MANY / 2, null)).nextCursor();
        Traffic page = traffic(mongo, side, BUSY, new Page(FEW, 0, last));
        assertThat(page.commands()).isLessThanOrEqualTo(small.commands() + COUNT);
        assertThat(page.documents()).isLessThanOrEqualTo(small.documents() + 1);
    }

    private static Traffic traffic(MongoWire mongo, QuerySideUnderTest side, int person, Page page) {
        return mongo.trafficOf(() -> assertThat(list(side, person, page).rows()).hasSize(FEW));
    }

    private static Listing<MeetingRow> list(QuerySideUnderTest side, int person, Page page) {
        @SuppressWarnings("unchecked") // the query is answered by rows of meetings
        Listing<MeetingRow> rows = side.ask(new ListMeetings(Cast.user(person), null, page), Listing.class);
        return rows;
    }
}
