package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One connection that is kept and used again and again: no request on it may be left lying. */
@ExtendWith(SharedServer.class)
class KeepAliveIT {
    private static final int REQUESTS = 900;

    @Test
    void everyRequestOfALongConnectionIsAnswered(RestClient rest) {
        Person ana = Person.register(rest, "Ana");
        for (int number = 1; number <= REQUESTS; number++) {
            assertThat(ana.rest().get("/users/me").status())
                    .as("request %d of one connection", number)
                    .isEqualTo(200);
        }
    }
}
