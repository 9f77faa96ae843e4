package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command side with its events in a real Axon Server, which {@code VIDEOCONF_AXON_SERVER} names. */
class AxonServerIT {
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        String address = System.getenv("VIDEOCONF_AXON_SERVER");
        if (address == null || address.isBlank()) {
            String why = "AxonServerIT DID NOT RUN: set VIDEOCONF_AXON_SERVER to the host:port of an Axon Server";
            System.out.println(why);
            Assumptions.abort(why);
            return;
        }
        side = CommandSideUnderTest.onAxonServer(address);
    }

    @AfterAll
    static void stop() {
        if (side != null) {
            side.close();
        }
    }

    @Test
    void anAggregateThatIsNotInMemoryIsLoadedFromItsSnapshot() {
        MeetingId meeting = MeetingId.fresh();
        Receipt last = side.send(CommandSideUnderTest.instant(meeting));
        for (int i = 0; i < 30; i++) {
            side.send(new LockMeeting(meeting));
            last = side.send(new UnlockMeeting(meeting));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> !(first(meeting) instanceof MeetingEvent));
        side.part(AggregateCache.class).removeAll();

        assertThat(side.send(new LockMeeting(meeting)).version()).isEqualTo(last.version() + 1);
    }

    @Test
    void aRepeatedKeyIsCarriedOutOnce() {
        MeetingId meeting = MeetingId.fresh();
        Receipt first = side.send(CommandSideUnderTest.instant(meeting), CommandSideUnderTest.key("k" + meeting));
        Receipt again = side.send(CommandSideUnderTest.instant(meeting), CommandSideUnderTest.key("k" + meeting));
        assertThat(again).isEqualTo(first.again());
    }

    /** What loading the aggregate begins with. */
    private static Object first(MeetingId meeting) {
        return side.part(EventStore.class).readEvents(meeting.value()).peek().getPayload();
    }
}
