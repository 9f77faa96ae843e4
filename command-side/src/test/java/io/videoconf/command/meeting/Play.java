package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.admission.PasswordCheck;
import io.videoconf.command.meeting.chat.Messages;
import io.videoconf.command.meeting.life.Prepared;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A meeting played out: decides, folds, keeps the log, the time and the timers. */
final class Play {
    static final Instant BEGIN = Instant.parse("2026-01-15T10:00:00Z");
    static final Capabilities ALL = new Capabilities(true, true, true);

    final MeetingId meeting = MeetingId.fresh();
    final Who owner = Who.colleague("olga");
    final List<MeetingEvent> log = new ArrayList<>();
    final List<Timer> timers = new ArrayList<>();
    MeetingState state = NoMeeting.YET;
    Instant now = BEGIN;
    /** How long whoever asks is slowed down at the door. */
    Duration restBeforeAGuess = Duration.ZERO;

    Duration restBeforeAJoin = Duration.ZERO;

    /** Whether whoever asks comes from where a guest was banned. */
    boolean fromWhereAGuestWasBanned;

    /** What the owner's account allows; null for any. */
    @Nullable
    Integer longestMinutes;

    /** A running meeting; nobody is connected yet. */
    static Play running(Consumer<Changes> settings) {
        Play play = new Play();
        play.schedule(null, List.of(), settings);
        return play;
    }

    static Play running() {
        return running(_ -> {});
    }

    /** A meeting for later. */
    static Play planned(Consumer<Changes> settings) {
        Play play = new Play();
        play.schedule(BEGIN.plusSeconds(3600), List.of(), settings);
        return play;
    }

    /** A series of an hour each, from an hour after the beginning on. */
    static Play series(String rule, String zone, Consumer<Changes> settings) {
        Play play = new Play();
        ScheduleMeeting once = play.scheduling(BEGIN.plusSeconds(3600), List.of(), settings);
        play.does(
                play.owner,
                new ScheduleMeeting(
                        once.meetingId(),
                        once.ownerParticipantId(),
                        once.ownerName(),
                        once.ownerEmail(),
                        once.title(),
                        null,
                        once.scheduledStart(),
                        BEGIN.plusSeconds(7200),
                        once.alternativeHosts(),
                        once.settings(),
                        new Recurrence(rule, zone),
                        null));
        return play;
    }

    List<MeetingEvent> schedule(@Nullable Instant start, List<String> alternatives, Consumer<Changes> settings) {
        return does(owner, scheduling(start, alternatives, settings));
    }

    ScheduleMeeting scheduling(@Nullable Instant start, List<String> alternatives, Consumer<Changes> settings) {
        Changes changes = new Changes();
        settings.accept(changes);
        return new ScheduleMeeting(
                meeting,
                ParticipantId.fresh(),
                "Olga",
                owner.email(),
                "Weekly",
                null,
                start,
                null,
                alternatives,
                changes.change());
    }

    Decision<MeetingEvent> decide(Who who, MeetingCommand command) {
        Origin origin =
                new Origin(who.actor(), "req_test", Door.SOCKETIO, AddressClass.LOOPBACK, Origin.CURRENT_POLICY);
        Prepared prepared = command instanceof ScheduleMeeting schedule
                ? new Prepared("123-456-789", hash(schedule.settings().password()), longestMinutes)
                : null;
        return MeetingDecisions.decide(new Asked<>(command, origin, now), state, new Passwords(), this::said, prepared);
    }

    private final class Passwords implements PasswordCheck {
        @Override
        public boolean matches(Secret given, String hash) {
            return hash.equals(hash(given));
        }

        @Override
        public Duration restBeforeAGuess() {
            return restBeforeAGuess;
        }

        @Override
        public Duration restBeforeAJoin() {
            return restBeforeAJoin;
        }

        @Override
        public boolean fromWhereAGuestWasBanned() {
            return fromWhereAGuestWasBanned;
        }
    }

    private Optional<Messages.Said> said(MessageId message) {
        Messages.Said said = null;
        for (MeetingEvent fact : log) {
            if (fact instanceof ChatMessageSent sent && sent.messageId().equals(message)) {
                said = Messages.Said.of(sent);
            } else if (said != null) {
                said = said.after(fact);
            }
        }
        return Optional.ofNullable(said);
    }

    private static @Nullable String hash(@Nullable Secret password) {
        return password == null ? null : "hash of " + password.value();
    }

    /** It is accepted, and happens. */
    List<MeetingEvent> does(Who who, MeetingCommand command) {
        return switch (decide(who, command)) {
            case Decision.Accepted<MeetingEvent>(var facts) -> happen(facts);
            case Decision.Refused<MeetingEvent>(var refusal) ->
                throw new AssertionError(who + " is refused " + command + ": " + refusal);
        };
    }

    List<MeetingEvent> happen(List<MeetingEvent> facts) {
        for (MeetingEvent fact : facts) {
            state = MeetingFold.evolve(state, fact);
            log.add(fact);
        }
        facts.forEach(fact -> timers.addAll(MeetingTimers.of(fact, state)));
        return facts;
    }

    /** It is so already: accepted with no facts. */
    void changesNothing(Who who, MeetingCommand command) {
        assertThat(decide(who, command)).isEqualTo(Decision.alreadySo());
    }

    /** It is refused, by this rule. */
    Refusal refuses(Who who, MeetingCommand command, RefusalCode code, String rule) {
        return switch (decide(who, command)) {
            case Decision.Accepted<MeetingEvent>(var facts) ->
                throw new AssertionError(who + " may " + command + ": " + facts);
            case Decision.Refused<MeetingEvent>(var refusal) -> {
                assertThat(refusal.rule()).isEqualTo(rule);
                assertThat(refusal.code()).isEqualTo(code);
                yield refusal;
            }
        };
    }

    Play later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** Time passes, and every timer that becomes due is carried out, in order. */
    Play wait(Duration duration) {
        Instant until = now.plus(duration);
        while (true) {
            Timer next = timers.stream()
                    .filter(timer -> !timer.due().isAfter(until))
                    .min(Comparator.comparing(Timer::due))
                    .orElse(null);
            if (next == null) {
                now = until;
                return this;
            }
            timers.remove(next);
            now = next.due().isAfter(now) ? next.due() : now;
            does(Who.system(), next.command());
        }
    }

    JoinMeeting joining(Who who, @Nullable ConnectionId connection, @Nullable String password) {
        return new JoinMeeting(
                meeting,
                ParticipantId.fresh(),
                connection,
                new Introduction(who.name(), null, "desktop"),
                who.email(),
                password == null ? null : new Secret(password),
                ALL);
    }

    JoinMeeting joining(Who who) {
        return joining(who, ConnectionId.fresh(), null);
    }

    /** Comes, or comes back, over a fresh connection. */
    List<MeetingEvent> joins(Who who) {
        return does(who, joining(who));
    }

    Play with(Who... people) {
        for (Who who : people) {
            joins(who);
            later(Duration.ofSeconds(1));
        }
        return this;
    }

    LoseConnection losing(Who who) {
        ConnectionId connection = person(who).presence().connectionId();
        assertThat(connection).isNotNull();
        return new LoseConnection(
                meeting,
                pid(who),
                connection == null ? ConnectionId.fresh() : connection,
                ConnectionLoss.TRANSPORT_LOST);
    }

    List<MeetingEvent> vanishes(Who who) {
        return does(who, losing(who));
    }

    Roster roster() {
        return switch (state) {
            case NoMeeting _ -> Roster.empty();
            case ScheduledMeeting it -> it.roster();
            case LiveMeeting it -> it.roster();
            case EndedMeeting it -> it.roster();
            case CancelledMeeting it -> it.roster();
        };
    }

    ParticipantState person(Who who) {
        return roster().find(who.actor().id()).orElseThrow(() -> new AssertionError(who + " is unknown"));
    }

    ParticipantId pid(Who who) {
        return person(who).id();
    }

    LiveMeeting live() {
        return (LiveMeeting) state;
    }
}
