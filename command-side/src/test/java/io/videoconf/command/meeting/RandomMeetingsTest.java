package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.HostGrace;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.kernel.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever people ask, in whatever order: what always holds. Repeat a failure with {@code -Dvideoconf.seed=…}. */
class RandomMeetingsTest {
    private static final int MEETINGS = Integer.getInteger("videoconf.meetings", 10_000);
    private static final int STEPS = 40;
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void what_always_holds() {
        Long given = Long.getLong("videoconf.seed");
        long first = given == null ? System.nanoTime() : given;
        System.out.println("random meetings from -Dvideoconf.seed=" + first);
        for (int meeting = 0; meeting < (given == null ? MEETINGS : 1); meeting++) {
            long seed = first + meeting;
            try {
                playOut(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("repeat with -Dvideoconf.seed=" + seed, e);
            }
        }
        System.out.println("facts that came about: " + seen);
        if (given == null && MEETINGS >= 5000) {
            assertThat(seen.keySet())
                    .as("facts that came about")
                    .containsExactlyInAnyOrderElementsOf(Stream.of(MeetingEvent.class.getPermittedSubclasses())
                            .map(Class::getSimpleName)
                            .toList());
        }
    }

    private void playOut(RandomGenerator random) {
        boolean series = random.nextInt(4) == 0;
        Play play = series ? Play.series("FREQ=DAILY;COUNT=3", "UTC", _ -> {}) : new Play();
        List<Who> people = List.of(
                Who.colleague("anna"),
                Who.colleague("ben"),
                Who.outsider("cleo"),
                Who.outsider("dan"),
                Who.guest("gus", play.meeting),
                Who.guest("gil", play.meeting));
        RandomCommands commands = new RandomCommands(random, play, people);
        boolean planned = random.nextInt(3) == 0;
        if (!series) {
            play.schedule(planned ? Play.BEGIN.plusSeconds(60) : null, List.of("ben@example.com"), commands::settings);
        }
        List<Who> viewers = new ArrayList<>(people);
        viewers.add(play.owner);
        viewers.add(Who.outsider("eve"));
        List<BitSet> sights = new ArrayList<>();
        MeetingState witness = watch(play, 0, viewers, sights, MeetingFold.replay(List.of()));
        for (int step = 0; step < STEPS; step++) {
            witness = watch(play, step(random, play, commands), viewers, sights, witness);
            holds(play, witness);
        }
        sameSightsLater(play, viewers, sights);
        assertThat(MeetingFold.replay(play.log)).isEqualTo(play.state);
    }

    /** One more command, or one that is due. Answers how long the log was before. */
    private int step(RandomGenerator random, Play play, RandomCommands commands) {
        int before = play.log.size();
        play.later(Duration.ofSeconds(random.nextInt(15)));
        List<Timer> due = play.timers.stream()
                .filter(timer -> !timer.due().isAfter(play.now))
                .toList();
        if (!play.timers.isEmpty() && random.nextInt(25) == 0) {
            ask(
                    play,
                    Who.system(),
                    play.timers.get(random.nextInt(play.timers.size())).command());
        } else if (!due.isEmpty() && random.nextInt(4) != 0) {
            Timer timer = due.get(random.nextInt(due.size()));
            play.timers.remove(timer);
            ask(play, Who.system(), timer.command());
        } else {
            Who who = commands.anybody();
            ask(play, who, commands.next(who));
        }
        return before;
    }

    private void ask(Play play, Who who, MeetingCommand command) {
        Decision<MeetingEvent> decision = play.decide(who, command);
        assertThat(play.decide(who, command)).as("the same answer").isEqualTo(decision);
        if (decision instanceof Decision.Accepted<MeetingEvent>(var facts)) {
            noSuccessionBeforeTheDeadline(play, command, facts);
            play.happen(facts);
        }
    }

    /** While a lost host may still come back, the role goes to another only by the host's own word, or the owner's. */
    private static void noSuccessionBeforeTheDeadline(Play play, MeetingCommand command, List<MeetingEvent> facts) {
        if (!(play.state instanceof LiveMeeting live) || command instanceof LeaveMeeting) {
            return;
        }
        for (MeetingEvent fact : facts) {
            if (fact instanceof HostRoleAssumed it && isSuccession(it)) {
                HostGrace grace = live.host().grace();
                assertThat(grace == null ? play.now : grace.deadline()).isBeforeOrEqualTo(play.now);
                assertThat(live.hostConnected() && live.facts().settings().hostGraceSeconds() > 0)
                        .isFalse();
            }
        }
    }

    private static boolean isSuccession(HostRoleAssumed fact) {
        return switch (fact.rule()) {
            case CO_HOST_SUCCEEDS, ALTERNATIVE_HOST_SUCCEEDS, TENANT_MEMBER_SUCCEEDS -> true;
            case TRANSFERRED, RECLAIMED -> false;
        };
    }

    /** Folds the new facts one by one, and notes who sees each of them right then. */
    private MeetingState watch(Play play, int before, List<Who> viewers, List<BitSet> sights, MeetingState witness) {
        MeetingState state = witness;
        for (int place = before; place < play.log.size(); place++) {
            MeetingEvent fact = play.log.get(place);
            seen.merge(fact.getClass().getSimpleName(), 1, Integer::sum);
            state = MeetingFold.evolve(state, fact);
            sights.add(sight(state, viewers, place + 1L, fact));
        }
        return state;
    }

    private static BitSet sight(MeetingState state, List<Who> viewers, long sequence, MeetingEvent fact) {
        BitSet sight = new BitSet();
        for (int viewer = 0; viewer < viewers.size(); viewer++) {
            UserId user = viewers.get(viewer).actor().id();
            sight.set(viewer, LogVisibility.sees(state, user, sequence, fact));
        }
        return sight;
    }

    private static void sameSightsLater(Play play, List<Who> viewers, List<BitSet> sights) {
        for (int place = 0; place < play.log.size(); place++) {
            assertThat(sight(play.state, viewers, place + 1L, play.log.get(place)))
                    .as("who sees %s", play.log.get(place))
                    .isEqualTo(sights.get(place));
        }
    }

    private static void holds(Play play, MeetingState witness) {
        assertThat(witness).isEqualTo(play.state);
        assertThat(play.state.sequence()).isEqualTo(play.log.size());
        assertThat(ApiJson.mapper().readValue(ApiJson.mapper().writeValueAsString(play.state), MeetingState.class))
                .isEqualTo(play.state);
        if (play.state instanceof LiveMeeting live) {
            oneHost(live);
            noMoreThanMay(live);
            theOwnerGetsIn(play);
        } else if (play.state instanceof ScheduledMeeting) {
            theOwnerGetsIn(play);
        }
    }

    private static void oneHost(LiveMeeting live) {
        assertThat(live.roster().people().stream()
                        .filter(person -> person.role() == ParticipantRole.HOST)
                        .map(ParticipantState::id))
                .containsExactly(live.host().holder());
        if (live.hostConnected()) {
            assertThat(live.host().grace()).isNull();
            assertThat(live.host().absence()).isNull();
        }
    }

    private static void noMoreThanMay(LiveMeeting live) {
        List<ParticipantState> people = live.roster().people();
        long seats = people.stream().filter(it -> it.status().holdsSeat()).count();
        assertThat(live.roster().seats()).isEqualTo((int) seats);
        assertThat(live.roster().present()).isEqualTo((int)
                people.stream().filter(it -> it.status().isPresent()).count());
        assertThat(seats).isLessThanOrEqualTo(live.facts().settings().maxParticipants());
    }

    private static void theOwnerGetsIn(Play play) {
        var decision = play.decide(play.owner, play.joining(play.owner, ConnectionId.fresh(), null));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        MeetingState after = play.state;
        if (decision instanceof Decision.Accepted<MeetingEvent>(var facts)) {
            for (MeetingEvent fact : facts) {
                after = MeetingFold.evolve(after, fact);
            }
        }
        LiveMeeting live = (LiveMeeting) after;
        ParticipantState owner =
                live.roster().find(live.facts().ownerParticipantId()).orElseThrow();
        assertThat(owner.status()).isEqualTo(ParticipantStatus.JOINED);
        assertThat(owner.role().moderates()).isTrue();
        if (live.host().rightful().equals(owner.id())) {
            assertThat(live.host().holder()).isEqualTo(owner.id());
        }
    }
}
