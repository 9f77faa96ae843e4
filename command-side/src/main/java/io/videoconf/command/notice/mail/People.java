package io.videoconf.command.notice.mail;

import io.videoconf.api.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How people with an account are reached, and whether they want to be reminded. */
public final class People {
    private static final String COLUMNS = "select email, display_name, timezone, reminders from notice_person";
    private final JdbcClient jdbc;

    public People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account was opened. */
    public void add(UserId user, String email, String name, String timezone, boolean reminders) {
        jdbc.sql("""
                        insert into notice_person (user_id, email, display_name, timezone, reminders)
                        values (?, ?, ?, ?, ?)
                        on conflict (user_id) do update set email = excluded.email, display_name = excluded.display_name,
                            timezone = excluded.timezone, reminders = excluded.reminders
                        """)
                .params(user.uuid(), email.toLowerCase(Locale.ROOT), name, timezone, reminders)
                .update();
    }

    /** A profile was changed. */
    public void change(UserId user, String name, String timezone, boolean reminders) {
        jdbc.sql("update notice_person set display_name = ?, timezone = ?, reminders = ? where user_id = ?")
                .params(name, timezone, reminders, user.uuid())
                .update();
    }

    /**
     * An account has another address.
     *
     * @param letters whether what is still to be sent to the old one goes to the new one: not where anybody may have registered the
     *     old one. A code never does: it is for the address
     */
    public void move(UserId user, String email, boolean letters) {
        String lower = email.toLowerCase(Locale.ROOT);
        if (letters) {
            jdbc.sql("""
                            update notice_mail set recipient = ?
                            where recipient in (select email from notice_person where user_id = ?) and kind <> ?
                            """)
                    .params(lower, user.uuid(), LetterKind.EMAIL_VERIFICATION.name())
                    .update();
        }
        jdbc.sql("update notice_person set email = ? where user_id = ?")
                .params(lower, user.uuid())
                .update();
    }

    /** An account was closed: the person is forgotten, and what was still to be sent to them with it. */
    public void forget(UserId user) {
        jdbc.sql("""
                        delete from notice_mail
                        where recipient in (select email from notice_person where user_id = ?)
                        """).param(user.uuid()).update();
        jdbc.sql("delete from notice_person where user_id = ?")
                .param(user.uuid())
                .update();
    }

    /** By account. */
    public Optional<Reader> find(UserId user) {
        return jdbc.sql(COLUMNS + " where user_id = ?")
                .param(user.uuid())
                .query(People::reader)
                .optional();
    }

    /** Whose address this is; somebody without an account is told times as the fallback zone has them, and is reminded. */
    Reader of(String email, ZoneId fallback) {
        String lower = email.toLowerCase(Locale.ROOT);
        return jdbc.sql(COLUMNS + " where email = ? limit 1")
                .param(lower)
                .query(People::reader)
                .optional()
                .orElseGet(() -> new Reader(lower, null, fallback, true));
    }

    private static Reader reader(ResultSet row, int number) throws SQLException {
        return new Reader(
                row.getString("email"),
                row.getString("display_name"),
                zone(row.getString("timezone")),
                row.getBoolean("reminders"));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            // A zone that this machine's data do not know.
            return ZoneId.of("UTC");
        }
    }
}
