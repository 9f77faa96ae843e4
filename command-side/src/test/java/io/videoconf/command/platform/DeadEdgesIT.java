package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.edge.EdgeRun;
import io.videoconf.api.edge.commands.RenewEdge;
import io.videoconf.api.edge.commands.RetireEdge;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.JoinMeeting;
import java.time.Duration;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever was connected to an edge that is dead is told lost, and nobody else is. */
class DeadEdgesIT {
    private static final Map<String, String> SYSTEM = OriginMetadata.write(Origin.system("req_edge"));
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.with("--videoconf.edges.lease=2s", "--videoconf.edges.reconnect-grace=1s");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void aRunIsDeadWhenTheNextOfItsEdgeBegins() {
        EdgeRun first = new EdgeRun("restarted", "1");
        MeetingId left = joined(first, ConnectionId.fresh());
        MeetingId back = joined(first, ConnectionId.fresh());
        assertThat(side.count("edge_connection where edge = 'restarted'")).isEqualTo(2);

        EdgeRun second = new EdgeRun("restarted", "2");
        say(new RenewEdge(second));
        join(back, second, ConnectionId.fresh()); // by itself, within its time

        await().atMost(Duration.ofSeconds(20)).until(() -> lost(left).equals("EDGE_LOST"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> side.count("scheduled_tasks where task_instance like '%edge-lost%'") == 0);
        assertThat(facts(back, "ConnectionLost")).isZero();
        assertThat(facts(back, "ConnectionSuperseded")).isOne();
        assertThat(side.count("edge_connection where edge = 'restarted'")).isOne();
        assertThat(side.count("scheduled_tasks where task_instance like '" + left.value() + ":participant-grace%'"))
                .as("the person's own grace has begun")
                .isOne();
    }

    @Test
    void aRunThatFallsSilentIsDead() {
        EdgeRun silent = new EdgeRun("silent", "1");
        EdgeRun alive = new EdgeRun("alive", "1");
        say(new RenewEdge(silent));
        say(new RenewEdge(alive));
        MeetingId lost = joined(silent, ConnectionId.fresh());
        MeetingId kept = joined(alive, ConnectionId.fresh());

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    say(new RenewEdge(alive));
                    return lost(lost).equals("EDGE_LOST");
                });

        assertThat(facts(kept, "ConnectionLost")).isZero();
    }

    @Test
    void anOrderlyEndSaysSo() {
        EdgeRun run = new EdgeRun("drained", "1");
        say(new RenewEdge(run));
        MeetingId meeting = joined(run, ConnectionId.fresh());
        say(new RetireEdge(run));
        await().atMost(Duration.ofSeconds(20)).until(() -> lost(meeting).equals("EDGE_DRAINING"));
    }

    @Test
    void aMeetingThatIsOverLeavesNoConnections() {
        EdgeRun run = new EdgeRun("ended", "1");
        MeetingId meeting = joined(run, ConnectionId.fresh());
        side.send(new EndMeeting(meeting));
        assertThat(side.count("edge_connection where edge = 'ended'")).isZero();
    }

    @Test
    void nobodyButVideoConfSpeaksForEdges() {
        assertThatThrownBy(() -> side.send(new RetireEdge(new EdgeRun("somebody's", "1"))))
                .isInstanceOf(CommandExecutionException.class);
    }

    private static void say(Object command) {
        side.send(command, SYSTEM);
    }

    private static MeetingId joined(EdgeRun run, ConnectionId connection) {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        join(meeting, run, connection);
        return meeting;
    }

    private static void join(MeetingId meeting, EdgeRun run, ConnectionId connection) {
        side.send(
                new JoinMeeting(
                        meeting,
                        ParticipantId.fresh(),
                        connection,
                        new Introduction("Ada", null, null),
                        null,
                        null,
                        new Capabilities(true, true, true)),
                Map.of(MetadataKeys.EDGE, run.toString()));
    }

    private static String lost(MeetingId meeting) {
        return side.jdbc()
                .sql("select convert_from(payload, 'UTF8')::json->>'reason' from domain_event"
                        + " where aggregate_identifier = ? and payload_type = 'ConnectionLost'")
                .param(meeting.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static long facts(MeetingId meeting, String type) {
        return side.count("domain_event where aggregate_identifier = '" + meeting.value() + "' and payload_type = '"
                + type + "'");
    }
}
