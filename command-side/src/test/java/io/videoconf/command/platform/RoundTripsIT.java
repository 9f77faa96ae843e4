package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.command.CommandSide;
import java.time.Duration;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a command waits for PostgreSQL, counted on its sockets. */
class RoundTripsIT {
    private static final int COMMANDS = 100;
    private static final String ASKED_AFTER = "com.zaxxer.hikari.aliveBypassWindowMs";
    private static CommandSideUnderTest side;
    private MeetingId meeting = MeetingId.fresh();

    @BeforeAll
    static void start() {
        // A connection that nobody used for half a second is asked whether it is alive. That is one trip more for a
        // command that comes after a rest, or that gets another connection than the last one did.
        System.setProperty(ASKED_AFTER, String.valueOf(Duration.ofHours(1).toMillis()));
        // What follows the events by itself has trips of its own, and commands that are handled like those that are
        // counted.
        side = CommandSideUnderTest.with(CommandSide.class, "--videoconf.ledger.enabled=false");
        side.part(EventProcessingConfiguration.class).eventProcessors().values().forEach(EventProcessor::shutDown);
    }

    @AfterAll
    static void stop() {
        side.close();
        System.clearProperty(ASKED_AFTER);
    }

    @BeforeEach
    void aMeeting() {
        meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        CountedSockets.TRIPS.set(0);
    }

    @Test
    void aWarmCommandTakesOne() {
        for (int i = 0; i < COMMANDS; i += 2) {
            side.send(new LockMeeting(meeting));
            side.send(new UnlockMeeting(meeting));
        }
        assertThat(CountedSockets.TRIPS).hasValue(COMMANDS);
    }

    @Test
    void aKeyAddsNone() {
        for (int i = 0; i < COMMANDS; i += 2) {
            side.send(new LockMeeting(meeting), CommandSideUnderTest.key("lock-" + meeting.value() + i));
            side.send(new UnlockMeeting(meeting), CommandSideUnderTest.key("unlock-" + meeting.value() + i));
        }
        assertThat(CountedSockets.TRIPS).hasValue(COMMANDS);
    }

    @Test
    void severalFactsAndWhatTheyMakeDueAddNone() {
        Receipt joined = side.send(new JoinMeeting(
                meeting,
                ParticipantId.fresh(),
                ConnectionId.fresh(),
                new Introduction("Ada", null, null),
                null,
                null,
                new Capabilities(true, true, true)));
        assertThat(joined.version()).isGreaterThan(2);
        assertThat(CountedSockets.TRIPS).hasValue(1);
    }

    @Test
    void aRefusalTakesOne() {
        Map<String, String> wrong = Map.of(MetadataKeys.EXPECTED_VERSION, "1");
        assertThatThrownBy(() -> side.send(new LockMeeting(meeting), wrong))
                .isInstanceOf(CommandExecutionException.class);
        assertThat(CountedSockets.TRIPS).hasValue(1);
    }

    @Test
    void aRepeatedCommandIsTriedInVainAndLooksForItsOutcome() {
        side.send(new LockMeeting(meeting), CommandSideUnderTest.key("again-" + meeting.value()));
        CountedSockets.TRIPS.set(0);
        Receipt again = side.send(new LockMeeting(meeting), CommandSideUnderTest.key("again-" + meeting.value()));
        assertThat(again.repeated()).isTrue();
        assertThat(CountedSockets.TRIPS.get()).isBetween(2L, 3L);
    }
}
