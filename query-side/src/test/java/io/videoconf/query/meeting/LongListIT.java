package io.videoconf.query.meeting;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A page of a long list is asked for as often as one of a short list, and brings as many documents. */
class LongListIT {
    private static final int MANY = 10_000;
    private static final int FEW = 10;
    private static final int BUSY = 0;
    private static final int IDLE = 1;

    @Test
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
            side.settle();
            Traffic small = traffic(mongo, side, IDLE, new Page(FEW, 0, null));
            assertThat(small.commands()).isLessThanOrEqualTo(4);
            assertThat(small.documents()).isLessThanOrEqualTo(2 * FEW + 2);
            for (int offset : new int[] {0, MANY / 2, MANY - FEW}) {
                Traffic page = traffic(mongo, side, BUSY, new Page(FEW, offset, null));
                assertThat(page.commands()).as("commands from %d on", offset).isLessThanOrEqualTo(small.commands());
                assertThat(page.documents())
                        .as("documents from %d on", offset)
                        .isLessThanOrEqualTo(small.documents() + 1);
            }
            requireCursorsCostAsMuch(mongo, side);
        }
    }

    private static void requireCursorsCostAsMuch(MongoWire mongo, QuerySideUnderTest side) {
        Set<String> seen = new HashSet<>();
        Page page = new Page(100, MANY - 300, null);
        for (int stretch = 0; stretch < 3; stretch++) {
            Page asked = page;
            List<Listing<MeetingRow>> answers = new ArrayList<>();
            Traffic traffic = mongo.trafficOf(() -> answers.add(list(side, BUSY, asked)));
            assertThat(traffic.commands()).isLessThanOrEqualTo(4);
            assertThat(traffic.documents()).isLessThanOrEqualTo(202);
            Listing<MeetingRow> answer = answers.getFirst();
            answer.rows()
                    .forEach(
                            row -> assertThat(seen.add(row.meetingId().value())).isTrue());
            page = new Page(100, 0, answer.nextCursor());
        }
        assertThat(page.cursor()).as("of what comes after the last").isNull();
        assertThat(seen).hasSize(300);
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
