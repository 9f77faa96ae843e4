package io.videoconf.command.meeting.door;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wrong passwords, and how long whoever gave them has to rest. In PostgreSQL, in the transaction of the command. */
@Component
public class Guesses {
    private final JdbcClient jdbc;
    private final MeetingLimits.Guessing limits;

    Guesses(JdbcClient jdbc, MeetingLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits.guessing();
    }

    /** How long they have to rest; zero for not at all. */
    Duration rest(Guesser who, Instant now) {
        return jdbc.sql("select max(rests_until) as until from meeting_guess where guesser in (:keys)")
                .param("keys", who.keys())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp("until")))
                .single()
                .map(until -> Duration.between(now, until.toInstant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** A wrong one more. */
    void failed(Guesser who, Instant now) {
        failed(who.personKey(), limits.perPerson(), limits.longestRest(), now);
        String address = who.addressKey();
        if (address != null) {
            failed(address, limits.perAddress(), limits.longestRest(), now);
        }
        failed(who.meetingKey(), limits.perMeeting(), limits.longestRestOfAll(), now);
    }

    /** The right one: what the person guessed before was a slip. */
    void passed(Guesser who) {
        jdbc.sql("delete from meeting_guess where guesser = ?")
                .param(who.personKey())
                .update();
    }

    /** Forgets what is long past. */
    void forget(Instant now) {
        jdbc.sql("delete from meeting_guess where last_at < ? and rests_until < ?")
                .params(Timestamp.from(now.minus(limits.forgetAfter())), Timestamp.from(now))
                .update();
    }

    private void failed(String key, int free, Duration longest, Instant now) {
        int failures = jdbc.sql("""
                        insert into meeting_guess (guesser, failures, last_at, rests_until)
                        values (:key, 1, :now, :now)
                        on conflict (guesser) do update set last_at = :now, failures =
                            case when meeting_guess.last_at < :forgotten then 1 else meeting_guess.failures + 1 end
                        returning failures
                        """)
                .param("key", key)
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(limits.forgetAfter())))
                .query(Integer.class)
                .single();
        if (failures >= free) {
            jdbc.sql("update meeting_guess set rests_until = ? where guesser = ?")
                    .params(Timestamp.from(now.plus(restAfter(failures - free, longest))), key)
                    .update();
        }
    }

    /** Twice as long each time. */
    private Duration restAfter(int beyond, Duration longest) {
        Duration rest = limits.firstRest().multipliedBy(1L << Math.min(beyond, 20));
        return rest.compareTo(longest) > 0 ? longest : rest;
    }
}
