package io.videoconf.command.meeting.trial;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.queries.TryPolicy;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.TrialOutcome;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One run of a meeting: what was asked is asked again, at the times at which it was, and what falls due in between is decided at the
 * moment at which it is due. Lives within one run, writes nothing, and takes time and ids from what is recorded.
 */
public final class Trial {
    private static final Origin ITSELF = new Origin(Actor.SYSTEM, "trial", Door.INTERNAL, AddressClass.NONE, 1);
    private final Playing playing;
    private final Recast recast;
    private final @Nullable Integer admitAfterSeconds;
    private final Tally tally = new Tally();
    private final PriorityQueue<Waiting> due = new PriorityQueue<>(
            Comparator.comparing((Waiting it) -> it.due().at()).thenComparingLong(Waiting::number));
    private MeetingState state = NoMeeting.YET;
    private @Nullable Actor owner;
    private long numbers;

    private Trial(Playing playing, Recast recast, @Nullable Integer admitAfterSeconds) {
        this.playing = playing;
        this.recast = recast;
        this.admitAfterSeconds = admitAfterSeconds;
    }

    private record Waiting(Playing.Due due, Origin by, long number) {}

    /**
     * What a run comes to.
     *
     * @param letIn how many of those who were refused at the door would not be
     */
    public record Run(TrialOutcome outcome, int letIn) {}

    /** What is recorded, as it is. */
    public static TrialOutcome recorded(List<Recorded> facts) {
        Tally tally = new Tally();
        MeetingState state = NoMeeting.YET;
        for (Recorded each : facts) {
            state = MeetingFold.evolve(state, each.fact());
            tally.take(each.fact(), state);
        }
        return tally.outcome(facts.getLast().fact().at());
    }

    /**
     * Plays it.
     *
     * @param admitAfterSeconds after how long somebody is let in who did not wait then; null for never
     * @param refused who was refused at the door
     */
    public static Run run(
            List<Recorded> facts,
            Recast recast,
            @Nullable Integer admitAfterSeconds,
            List<TryPolicy.RefusedJoin> refused,
            Playing playing) {
        return new Trial(playing, recast, admitAfterSeconds).play(facts, refused);
    }

    private Run play(List<Recorded> facts, List<TryPolicy.RefusedJoin> refused) {
        MeetingState before = NoMeeting.YET;
        Instant last = facts.getLast().fact().at();
        List<TryPolicy.RefusedJoin> left = new ArrayList<>(refused);
        left.sort(Comparator.comparing(TryPolicy.RefusedJoin::at));
        int letIn = 0;
        for (int from = 0; from < facts.size(); ) {
            int to = from + 1;
            while (to < facts.size() && facts.get(to).isOfOneCommandWith(facts.get(from))) {
                to++;
            }
            List<Recorded> group = facts.subList(from, to);
            Instant at = group.getFirst().fact().at();
            while (!left.isEmpty() && left.getFirst().at().isBefore(at)) {
                letIn += door(left.removeFirst());
            }
            fallDue(at);
            for (Inputs.Input input : Inputs.of(group, Plausible.people(before))) {
                take(input, group.getFirst());
            }
            for (Recorded each : group) {
                before = MeetingFold.evolve(before, each.fact());
            }
            from = to;
        }
        while (!left.isEmpty()) {
            letIn += door(left.removeFirst());
        }
        fallDue(last);
        return new Run(tally.outcome(last), letIn);
    }

    private void take(Inputs.Input input, Recorded recorded) {
        switch (input) {
            case Inputs.Ask(var command) ->
                ask(command, recorded.origin(), recorded.fact().at());
            case Inputs.Given(var fact) -> given(fact, recorded.origin());
        }
    }

    private void ask(MeetingCommand command, Origin origin, Instant at) {
        switch (playing.decide(new Asked<>(command, origin, at), state)) {
            case Decision.Accepted<MeetingEvent>(var events) -> events.forEach(this::happens);
            case Decision.Refused<MeetingEvent>(var refusal) -> tally.refused(at, command, refusal);
        }
    }

    /** Only who is there does something, and only while the meeting is not over. */
    private void given(MeetingEvent fact, Origin origin) {
        if (fact instanceof MeetingScheduled it) {
            owner = new Actor(ActorKind.USER, it.ownerId(), it.tenantId(), TenantRole.MEMBER, null);
            happens(recast.of(fact));
            recast.policy(it).ifPresent(this::happens);
            return;
        }
        if (Plausible.couldBe(fact, origin.actor(), state)) {
            happens(recast.of(fact));
        } else {
            tally.impossible();
        }
    }

    private void happens(MeetingEvent fact) {
        state = MeetingFold.evolve(state, fact);
        tally.take(fact, state);
        playing.due(fact, state).forEach(timer -> due.add(new Waiting(timer, ITSELF, numbers++)));
        if (fact instanceof ParticipantStartedWaiting it && admitAfterSeconds != null && owner != null) {
            AdmitParticipant admit = new AdmitParticipant(it.meetingId(), it.participantId());
            Playing.Due later = new Playing.Due(it.at().plusSeconds(admitAfterSeconds), admit);
            due.add(new Waiting(later, new Origin(owner, "trial", Door.INTERNAL, AddressClass.NONE, 1), numbers++));
        }
    }

    private void fallDue(Instant until) {
        while (!due.isEmpty() && !due.peek().due().at().isAfter(until)) {
            Waiting next = due.remove();
            switch (playing.decide(
                    new Asked<>(next.due().command(), next.by(), next.due().at()), state)) {
                case Decision.Accepted<MeetingEvent>(var events) -> events.forEach(this::happens);
                case Decision.Refused<MeetingEvent> _ -> {
                    // A deadline that finds nothing to decide; who is let in by the assumption may be in, or gone.
                }
            }
        }
    }

    /** Who was refused at the door is asked in, and is not played further: nobody knows what they would have done. */
    private int door(TryPolicy.RefusedJoin refused) {
        fallDue(refused.at());
        MeetingFacts facts = Plausible.facts(state);
        if (facts == null) {
            return 0;
        }
        Actor actor =
                new Actor(refused.kind(), refused.actor(), facts.tenantId(), TenantRole.MEMBER, facts.meetingId());
        JoinMeeting join = new JoinMeeting(
                facts.meetingId(),
                new ParticipantId(refused.actor().value()),
                new ConnectionId(refused.actor().value()),
                new Introduction("somebody", null, null),
                null,
                Inputs.RIGHT,
                Inputs.ANY);
        Origin origin = new Origin(actor, "trial", Door.SOCKETIO, AddressClass.NONE, 1);
        return playing.decide(new Asked<>(join, origin, refused.at()), state) instanceof Decision.Accepted<MeetingEvent>
                ? 1
                : 0;
    }
}
