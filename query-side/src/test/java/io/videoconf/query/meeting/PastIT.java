package io.videoconf.query.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.queries.FindMeetingStateAsOf;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.query.kernel.ViewCollections;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import io.videoconf.query.testing.RandomHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a meeting was is the same, from whatever checkpoint it is folded, and without any. */
class PastIT {
    private static final int LENGTH = 2_100;

    private static final long SEED = System.nanoTime();
    private static final List<MeetingState> STATES = new ArrayList<>();
    private static List<MeetingEvent> log;
    private static MongoWire mongo;
    private static QuerySideUnderTest side;

    @BeforeAll
    static void start() {
        System.out.println("seed " + SEED);
        mongo = new MongoWire();
        side = new QuerySideUnderTest(mongo, new EventsInMemory());
        log = new RandomHistory(SEED, new Facts(Cast.meeting(0))).facts(LENGTH, true);
        side.publish(Cast.meeting(0).value(), log);
        MeetingState state = NoMeeting.YET;
        for (MeetingEvent fact : log) {
            state = MeetingFold.evolve(state, fact);
            STATES.add(state);
        }
        side.settle();
        // What is deleted below must have been written.
        side.part(ViewCollections.class).settle("meeting");
    }

    @AfterAll
    static void stop() {
        side.close();
        mongo.close();
    }

    private static void isAsItWas() {
        Random random = new Random(SEED);
        for (int i = 0; i < 60; i++) {
            int sequence = i < 8
                    ? List.of(1, 499, 500, 501, 1_000, 1_999, 2_000, LENGTH).get(i)
                    : 1 + random.nextInt(LENGTH);
            MeetingState then = STATES.get(sequence - 1);
            assertThat(side.ask(new FindMeetingStateAsOf(Cast.meeting(0), sequence), MeetingStateView.class)
                            .state())
                    .isEqualTo(then);
            AtTime time = new AtTime(log.get(sequence - 1).at());
            assertThat(side.ask(new FindMeetingAsOf(Cast.meeting(0), time, Cast.viewer(0)), MeetingView.class))
                    .isEqualTo(MeetingViews.view(then));
        }
    }

    @Test
    void fromCheckpointsAndWithoutThem() {
        var checkpoints = mongo.template().getCollection("view_meeting.checkpoints");
        assertThat(checkpoints.countDocuments()).isEqualTo(LENGTH / 500);
        isAsItWas();
        checkpoints.deleteOne(new org.bson.Document("_id", Cast.meeting(0).value() + "@1000"));
        isAsItWas();
        checkpoints.drop();
        isAsItWas();
    }
}
