package io.videoconf.command.notice.mail;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.command.notice.rows.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the people of which meeting are to be reminded. */
public final class Reminders {
    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Clock clock;

    public Reminders(JdbcClient jdbc, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A meeting that is to be reminded of.
     *
     * @param startsAt the start that the reminder was planned for
     */
    record Planned(MeetingId meeting, Instant startsAt) {}

    /** Plans the one reminder of a meeting, in the place of an earlier plan; none for what begins too soon for one. */
    void plan(MeetingId meeting, @Nullable Instant start) {
        if (start == null
                || settings.reminderBefore().isZero()
                || !start.minus(settings.reminderBefore()).isAfter(clock.instant())) {
            forget(meeting);
            return;
        }
        jdbc.sql("""
                        insert into notice_reminder (meeting_id, due_at, starts_at) values (?, ?, ?)
                        on conflict (meeting_id) do update set due_at = excluded.due_at, starts_at = excluded.starts_at
                        """)
                .params(
                        meeting.uuid(),
                        Times.parameter(start.minus(settings.reminderBefore())),
                        Times.parameter(asKept(start)))
                .update();
    }

    /** A start as it is written and read again: events have finer times than the database. */
    static Instant asKept(Instant start) {
        return start.truncatedTo(ChronoUnit.MILLIS);
    }

    void forget(MeetingId meeting) {
        jdbc.sql("delete from notice_reminder where meeting_id = ?")
                .param(meeting.uuid())
                .update();
    }

    /** Takes what is due: who commits has reminded, and nobody else gets it meanwhile. Within a transaction. */
    List<Planned> take(int most) {
        return jdbc.sql("""
                        delete from notice_reminder where meeting_id in (
                            select meeting_id from notice_reminder where due_at <= ? order by due_at limit ?
                            for update skip locked)
                        returning meeting_id, starts_at
                        """)
                .params(Times.parameter(clock.instant()), most)
                .query(Reminders::planned)
                .list();
    }

    private static Planned planned(ResultSet row, int number) throws SQLException {
        return new Planned(
                new MeetingId(row.getObject("meeting_id", UUID.class).toString()), Times.read(row, "starts_at"));
    }
}
