package io.videoconf.command.platform;

import io.videoconf.messaging.StreamTarget;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was due and was refused because a hold keeps something. It is due again as soon as any hold is lifted; each is decided anew,
 * and another hold may refuse it again.
 */
public final class HeldCommands {
    private final JdbcClient jdbc;
    private final ScheduledCommands scheduled;
    private final Clock clock;

    HeldCommands(JdbcClient jdbc, ScheduledCommands scheduled, Clock clock) {
        this.jdbc = jdbc;
        this.scheduled = scheduled;
        this.clock = clock;
    }

    /** Keeps it until a hold is lifted; the same for the same stream is kept once. */
    void keep(ScheduledCommands.Due due) {
        jdbc.sql("insert into held_command (stream, type, command) values (?, ?, ?) on conflict do nothing")
                .params(streamOf(due), due.type(), due.json())
                .update();
    }

    /** It was decided after all. */
    void forget(ScheduledCommands.Due due) {
        jdbc.sql("delete from held_command where stream = ? and type = ?")
                .params(streamOf(due), due.type())
                .update();
    }

    /** A hold was lifted: all of them are due now. */
    public void askAgain() {
        List<ScheduledCommands.Due> held = jdbc.sql("delete from held_command returning type, command")
                .query((row, _) -> new ScheduledCommands.Due(row.getString(1), row.getString(2)))
                .list();
        held.forEach(due -> scheduled.at("held:" + due.type(), clock.instant(), due.command()));
    }

    private static String streamOf(ScheduledCommands.Due due) {
        String stream = StreamTarget.streamOf(due.command());
        return stream == null ? "" : stream;
    }
}
