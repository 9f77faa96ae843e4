package io.videoconf.api.meeting.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeetingFoldTest {

    /** One state of each kind, with some history in the live one. */
    private static List<MeetingState> states(RandomFacts facts) {
        MeetingState scheduled = MeetingFold.evolve(NoMeeting.YET, facts.of(MeetingScheduled.class));
        MeetingState live = MeetingFold.evolve(scheduled, facts.of(MeetingStarted.class));
        for (int joined = 0; joined < 4; joined++) {
            live = MeetingFold.evolve(live, facts.of(ParticipantJoined.class));
        }
        return List.of(
                NoMeeting.YET,
                scheduled,
                live,
                MeetingFold.evolve(live, facts.of(MeetingEnded.class)),
                MeetingFold.evolve(scheduled, facts.of(MeetingCancelled.class)));
    }

    @Test
    void every_fact_is_taken_in_every_state_and_counted() {
        RandomFacts facts = new RandomFacts(new SplittableRandom(1));
        for (MeetingState state : states(facts)) {
            for (Class<?> kind : MeetingEvent.class.getPermittedSubclasses()) {
                MeetingState after = MeetingFold.evolve(state, facts.of(kind));
                assertThat(after.sequence()).as("%s in %s", kind, state).isEqualTo(state.sequence() + 1);
            }
        }
    }

    @Test
    void any_log_folds_to_a_state_that_reads_back_as_it_was_written() {
        long first = Long.getLong("videoconf.seed", System.nanoTime());
        System.out.println("random facts from -Dvideoconf.seed=" + first);
        for (int log = 0; log < 100; log++) {
            RandomFacts facts = new RandomFacts(new SplittableRandom(first + log));
            MeetingState state = states(facts).get(2);
            for (int fact = 0; fact < 60; fact++) {
                state = MeetingFold.evolve(state, facts.next());
                String json = ApiJson.mapper().writeValueAsString(state);
                MeetingState again = ApiJson.mapper().readValue(json, MeetingState.class);
                assertThat(again).as("-Dvideoconf.seed=%d", first + log).isEqualTo(state);
                sameIndexes(facts, roster(state), roster(again));
            }
        }
    }

    @Test
    void a_snapshot_goes_on_as_the_state_itself() {
        RandomFacts facts = new RandomFacts(new SplittableRandom(7));
        MeetingState state = states(facts).get(2);
        List<MeetingEvent> more = Stream.generate(facts::next)
                .limit(200)
                .filter(it -> !(it instanceof MeetingEnded))
                .toList();
        MeetingState snapshot =
                ApiJson.mapper().readValue(ApiJson.mapper().writeValueAsString(state), MeetingState.class);
        for (MeetingEvent fact : more) {
            state = MeetingFold.evolve(state, fact);
            snapshot = MeetingFold.evolve(snapshot, fact);
        }
        assertThat(ApiJson.mapper().writeValueAsString(snapshot))
                .isEqualTo(ApiJson.mapper().writeValueAsString(state));
    }

    @Test
    void every_state_but_none_is_shown() {
        RandomFacts facts = new RandomFacts(new SplittableRandom(3));
        List<MeetingState> states = new ArrayList<>(states(facts));
        MeetingState none = states.removeFirst();
        UserId viewer = facts.users().getFirst();
        assertThatIllegalArgumentException().isThrownBy(() -> MeetingViews.view(none));
        assertThatIllegalArgumentException().isThrownBy(() -> MeetingViews.row(none, viewer));
        for (MeetingState state : states) {
            assertThat(MeetingViews.view(state).sequence()).isEqualTo(state.sequence());
            assertThat(MeetingViews.row(state, viewer).meetingId())
                    .isEqualTo(MeetingViews.view(state).meetingId());
        }
    }

    private static void sameIndexes(RandomFacts facts, Roster one, Roster other) {
        assertThat(other.seats()).isEqualTo(one.seats());
        assertThat(other.present()).isEqualTo(one.present());
        for (UserId user : facts.users()) {
            assertThat(other.find(user)).isEqualTo(one.find(user));
        }
        for (ParticipantId id : facts.participants()) {
            assertThat(other.find(id)).isEqualTo(one.find(id));
        }
        for (int email = 0; email < 6; email++) {
            String text = "person" + email + "@EXAMPLE.com";
            assertThat(other.findByEmail(text)).isEqualTo(one.findByEmail(text));
        }
    }

    private static Roster roster(MeetingState state) {
        return switch (state) {
            case NoMeeting _ -> Roster.empty();
            case ScheduledMeeting it -> it.roster();
            case LiveMeeting it -> it.roster();
            case EndedMeeting it -> it.roster();
            case CancelledMeeting it -> it.roster();
        };
    }
}
