package io.videoconf.command.meeting.connections;

import io.videoconf.api.edge.EdgeRun;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.command.platform.ScheduledCommands;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which runs of edges are alive. When one is dead, that its connections are lost becomes due, all in one transaction: a
 * connection that was replaced by then is no loss any more, and the decision says so.
 */
@Component
class EdgeRuns {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeRuns.class);
    private final JdbcClient jdbc;
    private final ScheduledCommands scheduled;
    private final EdgeSettings settings;
    private final Clock clock;
    private final Instant started;

    EdgeRuns(JdbcClient jdbc, ScheduledCommands scheduled, EdgeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.scheduled = scheduled;
        this.settings = settings;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** This run lives, so the edge's earlier ones do not. */
    void renew(EdgeRun run) {
        int known = jdbc.sql("update edge_run set renewed_at = ? where edge = ? and boot = ?")
                .params(now(), run.edge(), run.boot())
                .update();
        if (known > 0) {
            return;
        }
        jdbc.sql("insert into edge_run (edge, boot, renewed_at) values (?, ?, ?) on conflict do nothing")
                .params(run.edge(), run.boot(), now())
                .update();
        jdbc.sql("select distinct edge, boot from edge_connection where edge = ? and boot <> ?"
                        + " union select edge, boot from edge_run where edge = ? and boot <> ?")
                .params(run.edge(), run.boot(), run.edge(), run.boot())
                .query((row, _) -> new EdgeRun(row.getString(1), row.getString(2)))
                .list()
                .forEach(dead -> end(dead, ConnectionLoss.EDGE_LOST));
    }

    /** This run has ended in good order. */
    void retire(EdgeRun run) {
        end(run, ConnectionLoss.EDGE_DRAINING);
    }

    /**
     * Looks for runs that have fallen silent. While we were not there to listen no silence counts; and connections
     * whose run is not on the list were stored by a run that died before it could say a word, or after it was ended.
     */
    void lookForDead() {
        Instant silentSince = clock.instant().minus(settings.lease());
        if (started.isAfter(silentSince)) {
            return;
        }
        jdbc.sql("select edge, boot from edge_run where renewed_at < ?"
                        + " union select distinct edge, boot from edge_connection c where not exists"
                        + " (select 1 from edge_run r where r.edge = c.edge and r.boot = c.boot)")
                .param(Timestamp.from(silentSince))
                .query((row, _) -> new EdgeRun(row.getString(1), row.getString(2)))
                .list()
                .forEach(dead -> end(dead, ConnectionLoss.EDGE_LOST));
    }

    private void end(EdgeRun run, ConnectionLoss reason) {
        Instant due = clock.instant().plus(settings.reconnectGrace());
        // What a command has in its hands is left to it; what is then still there is found by looking for the dead.
        List<LoseConnection> lost = jdbc.sql("delete from edge_connection where connection_id in"
                        + " (select connection_id from edge_connection where edge = ? and boot = ? for update skip locked)"
                        + " returning meeting_id, participant_id, connection_id")
                .params(run.edge(), run.boot())
                .query((row, _) -> new LoseConnection(
                        new MeetingId(row.getString(1)),
                        new ParticipantId(row.getString(2)),
                        new ConnectionId(row.getString(3)),
                        reason))
                .list();
        lost.forEach(
                command -> scheduled.at("edge-lost:" + command.connectionId().value(), due, command));
        jdbc.sql("delete from edge_run where edge = ? and boot = ?")
                .params(run.edge(), run.boot())
                .update();
        LOG.info("the run {} of an edge is over ({}): {} connections are lost at {}", run, reason, lost.size(), due);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
