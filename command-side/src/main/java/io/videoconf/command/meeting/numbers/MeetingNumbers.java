package io.videoconf.command.meeting.numbers;

import io.videoconf.api.kernel.MeetingId;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives each meeting a number such as {@code 123-456-789}: unique, and not to be guessed from another one. */
@Component
public class MeetingNumbers {
    private static final int ATTEMPTS = 100;
    private static final int NUMBERS = 1_000_000_000;
    private final JdbcClient jdbc;
    private final RandomGenerator random;

    @Autowired
    MeetingNumbers(JdbcClient jdbc) {
        this(jdbc, new SecureRandom());
    }

    MeetingNumbers(JdbcClient jdbc, RandomGenerator random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    /**
     * Reserves a number in the present transaction.
     *
     * @throws IllegalStateException when no free number was found, which means that they are nearly used up
     */
    public String reserveFor(MeetingId meeting) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String digits = "%09d".formatted(random.nextInt(NUMBERS));
            String number = digits.substring(0, 3) + "-" + digits.substring(3, 6) + "-" + digits.substring(6);
            if (jdbc.sql("insert into meeting_number (number, meeting_id) values (?, ?) on conflict do nothing")
                            .params(number, meeting.value())
                            .update()
                    == 1) {
                return number;
            }
        }
        throw new IllegalStateException("no free meeting number in " + ATTEMPTS + " attempts");
    }
}
