package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.commands.LockMeeting;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long a repeated request is known as one. */
class IdempotencyKeysIT {
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    private static void ages(String key, int hours) {
        side.jdbc()
                .sql("update idempotency_key set created_at = created_at - make_interval(hours => ?) where key = ?")
                .params(hours, key)
                .update();
        side.parts(Recurring.class).stream()
                .filter(each -> each.name().equals("forget-old-idempotency-keys"))
                .findFirst()
                .orElseThrow()
                .work()
                .run();
    }

    @Test
    void aRepeatIsARepeatForADayAndIsForgottenAfterwards() {
        MeetingId meeting = MeetingId.fresh();
        Map<String, String> key = CommandSideUnderTest.key("of-a-day");
        side.send(CommandSideUnderTest.instant(meeting));
        LockMeeting lock = new LockMeeting(meeting);
        assertThat(side.send(lock, key).repeated()).isFalse();
        ages("of-a-day", 25);
        assertThat(side.send(lock, key).repeated()).as("after 25 hours").isTrue();
        ages("of-a-day", 24);
        assertThat(side.count("idempotency_key where key = 'of-a-day'"))
                .as("after 49 hours")
                .isZero();
        assertThat(side.send(lock, key).repeated()).isFalse();
    }
}
