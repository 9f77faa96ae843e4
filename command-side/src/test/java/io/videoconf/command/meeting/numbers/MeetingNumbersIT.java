package io.videoconf.command.meeting.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.command.CommandSide;
import io.videoconf.command.platform.CommandSideUnderTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody finds a meeting by counting on from the number of another, and no two have the same. */
class MeetingNumbersIT {
    private static final int MANY = 1000;
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.with(CommandSide.class);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    private static int value(String number) {
        return Integer.parseInt(number.replace("-", ""));
    }

    /** A source that says these numbers in turn, and the last of them for ever. */
    private static RandomGenerator saying(int... numbers) {
        AtomicInteger said = new AtomicInteger();
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return numbers[Math.min(said.getAndIncrement(), numbers.length - 1)];
            }

            @Override
            public int nextInt(int bound) {
                return (int) nextLong();
            }
        };
    }

    @Test
    void aThousandAreAllDifferentAndNoneTellsTheNext() {
        MeetingNumbers numbers = side.part(MeetingNumbers.class);
        List<String> given = Stream.generate(() -> numbers.reserveFor(MeetingId.fresh()))
                .limit(MANY)
                .toList();
        assertThat(given).doesNotHaveDuplicates().allMatch(each -> each.matches("[0-9]{3}-[0-9]{3}-[0-9]{3}"));
        Set<Integer> steps = new HashSet<>();
        int up = 0;
        for (int i = 1; i < MANY; i++) {
            int step = value(given.get(i)) - value(given.get(i - 1));
            steps.add(step);
            up += step > 0 ? 1 : 0;
        }
        // Twenty standard deviations of a fair coin are 316: this fails by chance in no lifetime.
        assertThat(up).as("steps upwards").isBetween(MANY / 2 - 316, MANY / 2 + 316);
        assertThat(steps).as("different steps").hasSizeGreaterThan(MANY * 9 / 10);
        assertThat(given.stream().map(each -> each.substring(0, 1)).distinct())
                .as("first digits")
                .hasSize(10);
    }

    @Test
    void aNumberThatIsTakenIsPassedOver() {
        MeetingId first = MeetingId.fresh();
        assertThat(new MeetingNumbers(side.jdbc(), saying(7)).reserveFor(first)).isEqualTo("000-000-007");
        assertThat(new MeetingNumbers(side.jdbc(), saying(7, 7, 8)).reserveFor(MeetingId.fresh()))
                .isEqualTo("000-000-008");
        assertThat(side.count("meeting_number where number = '000-000-007' and meeting_id = '" + first.value() + "'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> new MeetingNumbers(side.jdbc(), saying(7)).reserveFor(MeetingId.fresh()))
                .as("none is free")
                .isInstanceOf(IllegalStateException.class);
    }
}
