package io.videoconf.bench.peers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** As little as can be: each write is one statement without a transaction around it, one round trip. */
@Component
@Profile("jdbc")
class JdbcService implements Service {
    private static final String JOIN = """
            with known as (select id from participant where meeting_id = :meeting and user_id = :person),
            seat as (
                update meeting set joined = joined + 1
                where id = :meeting and status = 'active' and not locked and joined < max_participants
                and not exists (select 1 from known) returning id),
            added as (
                insert into participant (id, meeting_id, user_id, display_name, email, role, status, joined_at)
                select :id, seat.id, :person, :name, :email, 'participant', 'joined', :now from seat returning id)
            select id from added union all select id from known
            """;

    private final JdbcClient jdbc;

    JdbcService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID create(Person owner, String title) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into meeting (id, title, owner_id, status, locked, max_participants, joined, created_at)"
                        + " values (?, ?, ?, 'active', false, 100, 0, ?)")
                .params(id, title, owner.id(), now())
                .update();
        return id;
    }

    @Override
    public @Nullable UUID join(Person person, UUID meeting, String displayName) {
        return jdbc.sql(JOIN)
                .param("meeting", meeting)
                .param("person", person.id())
                .param("id", UUID.randomUUID())
                .param("name", displayName)
                .param("email", person.email())
                .param("now", now())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    @Override
    public Wire.@Nullable Meeting find(UUID id) {
        MeetingRow meeting = jdbc.sql("select * from meeting where id = ?")
                .param(id)
                .query((row, _) -> meeting(row))
                .optional()
                .orElse(null);
        return meeting == null
                ? null
                : Wire.meeting(
                        meeting,
                        jdbc.sql("select * from participant where meeting_id = ? order by joined_at")
                                .param(id)
                                .query((row, _) -> participant(row))
                                .list());
    }

    @Override
    public List<Wire.Row> list(Person owner, int limit) {
        return jdbc.sql("select * from meeting where owner_id = ? order by created_at desc limit ?")
                .params(owner.id(), limit)
                .query((row, _) -> Wire.row(meeting(row)))
                .list();
    }

    @Override
    public long count(Person owner) {
        return jdbc.sql("select count(*) from meeting where owner_id = ?")
                .param(owner.id())
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }

    private static MeetingRow meeting(ResultSet row) throws SQLException {
        MeetingRow meeting = new MeetingRow(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("owner_id", UUID.class),
                at(row, "created_at"));
        meeting.status = row.getString("status");
        meeting.locked = row.getBoolean("locked");
        meeting.maxParticipants = row.getInt("max_participants");
        meeting.joined = row.getInt("joined");
        return meeting;
    }

    private static Wire.Participant participant(ResultSet row) throws SQLException {
        return new Wire.Participant(
                row.getObject("user_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("role"),
                row.getString("status"),
                true,
                false,
                false,
                false,
                at(row, "joined_at"),
                null);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
