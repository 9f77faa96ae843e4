package io.videoconf.command.notice.mail;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.command.notice.rows.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Letters that are to be sent, in PostgreSQL. A letter goes from waiting over connecting (somebody has it) and sending
 * (the mail server may have it) to sent, refused or given up. Each step is a statement of its own that says from which
 * attempt on it goes: who was thought dead and is not changes nothing any more.
 */
public final class Outbox {
    /** A code that was brought is in its reader's hands, and stays in nobody else's. */
    private static final String WITHOUT_ITS_CODE =
            ApiJson.mapper().writeValueAsString(new Letter("", "", "", null, null, null));

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Clock clock;

    public Outbox(JdbcClient jdbc, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A letter that is being sent.
     *
     * @param attempt how often it was taken, this time included
     * @param uncertain true when the server may have it from an earlier attempt
     */
    record Taken(
            String messageId,
            String recipient,
            Letter letter,
            Instant createdAt,
            Instant giveUpAt,
            int attempt,
            boolean uncertain) {}

    /**
     * Puts a letter in, in the running transaction. The same occasion, kind and recipient are one letter.
     *
     * @param meeting null when it is about none
     */
    public void put(
            LetterKind kind,
            @Nullable MeetingId meeting,
            String recipient,
            Letter letter,
            String occasion,
            Instant giveUpAt) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into notice_mail
                            (message_id, kind, meeting_id, recipient, letter, state, due_at, give_up_at, created_at)
                        values (?, ?, ?, ?, ?, 'waiting', ?, ?, ?)
                        on conflict do nothing
                        """)
                .param(messageId(kind, recipient, occasion))
                .param(kind.name())
                .param(meeting == null ? null : meeting.uuid())
                .param(recipient)
                .param(ApiJson.mapper().writeValueAsString(letter))
                .param(Times.parameter(now))
                .param(Times.parameter(giveUpAt))
                .param(Times.parameter(now))
                .update();
    }

    /** Takes what is due, and what somebody took who has not come back. */
    List<Taken> take(int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with taken as (
                            select message_id, state from notice_mail
                            where state in ('waiting', 'connecting', 'sending') and due_at <= :now
                                and (state = 'waiting' or lease_until < :now)
                            order by due_at limit :most for update skip locked)
                        update notice_mail mail
                        set state = 'connecting', attempts = attempts + 1, lease_until = :lease,
                            uncertain = uncertain + case when taken.state = 'sending' then 1 else 0 end
                        from taken where mail.message_id = taken.message_id
                        returning mail.*
                        """)
                .param("now", Times.parameter(now))
                .param("lease", Times.parameter(now.plus(settings.lease())))
                .param("most", most)
                .query(Outbox::taken)
                .list();
    }

    /**
     * From here on the server may have it.
     *
     * @return false when it is somebody else's by now: then it must not be sent
     */
    boolean sending(Taken taken) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update notice_mail set state = 'sending', lease_until = ?
                        where message_id = ? and attempts = ? and state = 'connecting' and lease_until > ?
                        """)
                        .params(
                                Times.parameter(now.plus(settings.lease())),
                                taken.messageId(),
                                taken.attempt(),
                                Times.parameter(now))
                        .update()
                == 1;
    }

    /** The server has it. */
    void sent(Taken taken) {
        settle(taken, "sent", null);
    }

    /** The server will never take it. */
    void refused(Taken taken, String why) {
        settle(taken, "refused", why);
    }

    /** Not now: another time, unless it is too late for that. */
    void postpone(Taken taken, Duration rest, String why, boolean uncertain) {
        Instant again = clock.instant().plus(rest);
        if (again.isAfter(taken.giveUpAt())) {
            settle(taken, "given_up", why);
            return;
        }
        jdbc.sql("""
                        update notice_mail set state = 'waiting', due_at = ?, lease_until = null, problem = ?,
                            uncertain = uncertain + ?
                        where message_id = ? and attempts = ?
                        """)
                .params(Times.parameter(again), why, uncertain ? 1 : 0, taken.messageId(), taken.attempt())
                .update();
    }

    /** Gives back what was taken and not touched. */
    void putBack(Taken taken) {
        jdbc.sql("""
                        update notice_mail set state = 'waiting', lease_until = null, attempts = attempts - 1
                        where message_id = ? and attempts = ? and state = 'connecting'
                        """).params(taken.messageId(), taken.attempt()).update();
    }

    /** Addresses do not stay longer than they are needed. */
    int purge() {
        return jdbc.sql("delete from notice_mail where settled_at < ?")
                .param(Times.parameter(clock.instant().minus(settings.keep())))
                .update();
    }

    /** How many wait to be sent. */
    long waiting() {
        return jdbc.sql("select count(*) from notice_mail where state in ('waiting', 'connecting', 'sending')")
                .query(Long.class)
                .single();
    }

    private void settle(Taken taken, String state, @Nullable String why) {
        jdbc.sql("""
                        update notice_mail set state = ?, settled_at = ?, lease_until = null, problem = ?,
                            letter = case when kind = ? and ? = 'sent' then ? else letter end
                        where message_id = ? and attempts = ?
                        """)
                .param(state)
                .param(Times.parameter(clock.instant()))
                .param(why)
                .param(LetterKind.EMAIL_VERIFICATION.name())
                .param(state)
                .param(WITHOUT_ITS_CODE)
                .param(taken.messageId())
                .param(taken.attempt())
                .update();
    }

    /** Says nothing of the recipient to who sees it. */
    private String messageId(LetterKind kind, String recipient, String occasion) {
        String sender = settings.sender();
        String domain = sender.substring(sender.lastIndexOf('@') + 1);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((kind + "\n" + occasion + "\n" + recipient).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 20) + "@" + domain;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        return new Taken(
                row.getString("message_id"),
                row.getString("recipient"),
                ApiJson.mapper().readValue(row.getString("letter"), Letter.class),
                Times.read(row, "created_at"),
                Times.read(row, "give_up_at"),
                row.getInt("attempts"),
                row.getInt("uncertain") > 0);
    }
}
