package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.RaiseHand;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.TryPolicy;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.TrialOutcome;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.trial.Differences;
import io.videoconf.command.meeting.trial.Playing;
import io.videoconf.command.meeting.trial.Recast;
import io.videoconf.command.meeting.trial.Recorded;
import io.videoconf.command.meeting.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A meeting that took place, under rules that it did not have. */
class TrialTest {
    private static final Playing PLAYING = new Playing() {
        @Override
        public Decision<MeetingEvent> decide(Asked<? extends MeetingCommand> asked, MeetingState state) {
            return MeetingDecisions.decide(asked, state, (_, _) -> true);
        }

        @Override
        public List<Due> due(MeetingEvent fact, MeetingState after) {
            return MeetingTimers.of(fact, after).stream()
                    .map(timer -> new Due(timer.due(), timer.command()))
                    .toList();
        }
    };

    private final Who anna = Who.colleague("anna");
    private final Who cleo = Who.outsider("cleo");
    private final List<Recorded> facts = new ArrayList<>();

    @Test
    void underItsOwnRulesItComesToWhatIsRecorded() {
        Ended play = deserted();

        TrialOutcome recorded = Trial.recorded(facts);
        TrialOutcome control = run(Recast.NONE, null).outcome();

        assertThat(recorded.hostGone()).isEqualTo(1);
        assertThat(recorded.endCause()).isEqualTo(EndCause.HOST_ENDED);
        assertThat(recorded.secondsWithoutHost()).isEqualTo(239);
        assertThat(Differences.isFaithful(recorded, control)).isTrue();
        assertThat(control).isEqualTo(recorded);
        assertThat(play.live()).isFalse();
    }

    @Test
    void whereMembersMaySucceedNobodyIsLeftAlone() {
        deserted();

        Trial.Run run = run(new Recast(changes(null, null, true, null, null), false, null), null);

        assertThat(run.outcome().hostGone()).isZero();
        assertThat(run.outcome().secondsWithoutHost()).isZero();
        assertThat(run.outcome().hostChanges())
                .extracting(TrialOutcome.HostStep::rule)
                .containsExactly(HostChange.TENANT_MEMBER_SUCCEEDS, HostChange.RECLAIMED);
        assertThat(Differences.of(Trial.recorded(facts), run.outcome()))
                .contains("left without a host: was once, would be never");
    }

    @Test
    void aLongerGraceWaitsForWhoComesBack() {
        deserted();

        TrialOutcome outcome = run(new Recast(changes(400, null, null, null, null), false, null), null)
                .outcome();

        assertThat(outcome.hostGone()).isZero();
        assertThat(outcome.hostChanges()).isEmpty();
    }

    @Test
    void aMeetingThatEndsWithoutAHostIsOverBeforeItsHostIsBackAndWhatWasDoneAfterwardsWasNotPossible() {
        deserted();

        TrialOutcome outcome = run(
                        new Recast(changes(null, HostAbsentPolicy.END_AFTER, null, null, null), false, null), null)
                .outcome();

        assertThat(outcome.endCause()).isEqualTo(EndCause.HOST_ABSENT);
        assertThat(outcome.impossible()).isEqualTo(1);
        assertThat(outcome.refused())
                .extracting(TrialOutcome.RefusedStep::command)
                .contains("JoinMeeting");
    }

    @Test
    void whoWouldHaveHadToWaitIsLetInAfterAWhileOrNever() {
        deserted();
        Recast waiting = new Recast(changes(null, null, null, true, null), false, null);

        assertThat(run(waiting, null).outcome().notLetIn()).isEqualTo(2);
        TrialOutcome assumed = run(waiting, 30).outcome();
        assertThat(assumed.waited()).isEqualTo(2);
        assertThat(assumed.notLetIn()).isZero();
        assertThat(assumed.secondsWaited()).isEqualTo(60);
    }

    @Test
    void withoutAWaitingRoomNobodyWaits() {
        Timeline play = new Timeline(Play.running(it -> it.waitingRoom = true));
        play.joins(play.owner());
        play.joins(cleo);
        play.later(Duration.ofSeconds(50));
        play.asks(play.owner(), new AdmitParticipant(play.play.meeting, play.play.pid(cleo)));
        play.asks(play.owner(), new EndMeeting(play.play.meeting));

        TrialOutcome recorded = Trial.recorded(facts);
        TrialOutcome outcome = run(new Recast(changes(null, null, null, false, null), false, null), null)
                .outcome();

        assertThat(recorded.waited()).isEqualTo(1);
        assertThat(recorded.secondsWaited()).isEqualTo(51);
        assertThat(outcome.waited()).isZero();
        assertThat(outcome.refused()).isEmpty();
    }

    @Test
    void anAccountsTimeLimitEndsWhatRunsLonger() {
        deserted();

        TrialOutcome outcome =
                run(new Recast(MeetingSettingsChange.none(), true, 3), null).outcome();

        assertThat(outcome.endCause()).isEqualTo(EndCause.TIME_LIMIT);
        assertThat(outcome.warnings()).isEqualTo(1);
        assertThat(outcome.endedAt()).isEqualTo(Play.BEGIN.plus(Duration.ofMinutes(3)));
    }

    @Test
    void whoWasRefusedAtTheDoorIsAskedAgain() {
        Timeline play = new Timeline(Play.planned(_ -> {}));
        play.later(Duration.ofSeconds(10));
        TryPolicy.RefusedJoin early = new TryPolicy.RefusedJoin(
                play.play.now, ActorKind.USER, cleo.actor().id());
        play.later(Duration.ofSeconds(10));
        play.joins(play.owner());
        play.asks(play.owner(), new EndMeeting(play.play.meeting));

        assertThat(Trial.run(facts, Recast.NONE, null, List.of(early), PLAYING).letIn())
                .isZero();
        Recast open = new Recast(changes(null, null, null, null, true), false, null);
        assertThat(Trial.run(facts, open, null, List.of(early), PLAYING).letIn())
                .isEqualTo(1);
    }

    /** The host is lost, comes back after five minutes, and ends it; Anna, a colleague, and Cleo are there. */
    private Ended deserted() {
        Timeline play = new Timeline(Play.running());
        play.joins(play.owner());
        play.joins(anna);
        play.joins(cleo);
        play.asks(cleo, new RaiseHand(play.play.meeting, true));
        play.asks(play.owner(), play.play.losing(play.owner()));
        play.later(Duration.ofSeconds(299));
        play.joins(play.owner());
        play.later(Duration.ofSeconds(600));
        play.asks(anna, new RaiseHand(play.play.meeting, true));
        play.asks(play.owner(), new EndMeeting(play.play.meeting));
        return new Ended(play.play.state instanceof io.videoconf.api.meeting.state.LiveMeeting);
    }

    private record Ended(boolean live) {}

    private Trial.Run run(Recast recast, @Nullable Integer admitAfterSeconds) {
        return Trial.run(facts, recast, admitAfterSeconds, List.of(), PLAYING);
    }

    private static MeetingSettingsChange changes(
            @Nullable Integer grace,
            @Nullable HostAbsentPolicy absent,
            @Nullable Boolean members,
            @Nullable Boolean waitingRoom,
            @Nullable Boolean beforeHost) {
        return new MeetingSettingsChange(
                null,
                null,
                null,
                waitingRoom,
                null,
                null,
                null,
                null,
                beforeHost,
                null,
                grace,
                absent,
                absent == null ? null : 1,
                members,
                null,
                null);
    }

    /** Plays, and keeps each fact with who asked, as the log does. */
    private final class Timeline {
        private final Play play;
        private int requests;

        Timeline(Play play) {
            this.play = play;
            keep(play.owner, play.log);
        }

        Who owner() {
            return play.owner;
        }

        void joins(Who who) {
            keep(who, play.joins(who));
            later(Duration.ofSeconds(1));
        }

        void asks(Who who, MeetingCommand command) {
            keep(who, play.does(who, command));
        }

        void later(Duration duration) {
            int before = play.log.size();
            play.wait(duration);
            for (MeetingEvent fact : play.log.subList(before, play.log.size())) {
                keep(Who.system(), List.of(fact));
            }
        }

        private void keep(Who who, List<MeetingEvent> happened) {
            Origin origin = new Origin(
                    who.actor(), "req_" + requests++, Door.SOCKETIO, AddressClass.LOOPBACK, Origin.CURRENT_POLICY);
            happened.forEach(fact -> facts.add(new Recorded(fact, origin)));
        }
    }
}
