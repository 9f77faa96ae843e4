package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.command.account.credentials.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When heads are signed, and by which key. */
class HeadsIT {
    private final MovableClock clock = new MovableClock(Instant.parse("2030-01-15T10:00:00Z"));
    private LedgerUnderTest ledger;

    @BeforeEach
    void start() throws Exception {
        ledger = new LedgerUnderTest(clock);
    }

    @AfterEach
    void stop() throws Exception {
        ledger.close();
    }

    /** A meeting of so many facts, in the ledger. */
    private MeetingId facts(int facts) {
        // Two of them are how it begins.
        MeetingId meeting = ledger.play(1, facts - 2).getFirst();
        ledger.follow();
        return meeting;
    }

    private Head sign() {
        ledger.signIfDue(false);
        return ledger.heads.latest().orElseThrow();
    }

    @Test
    void oneIsSignedAfterAMinuteOrAThousandEventsAndNeverTwoForTheSame() {
        facts(2);
        assertThat(sign().size()).as("the first").isEqualTo(2);

        facts(999);
        clock.advance(Duration.ofSeconds(59));
        assertThat(sign().size()).as("after 59 s, with 999 events").isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(sign().size()).as("after 60 s").isEqualTo(1_001);

        facts(996);
        MeetingId meeting = facts(3);
        assertThat(sign().size()).as("at once, with 999 events").isEqualTo(1_001);
        ledger.refuse(meeting);
        ledger.follow();
        assertThat(sign().size()).as("at once, with 1 000 events").isEqualTo(2_001);

        for (int hour = 0; hour < 3; hour++) {
            clock.advance(Duration.ofHours(1));
            ledger.signIfDue(false);
            ledger.sign();
        }
        assertThat(ledger.heads()).as("nothing came in").isEqualTo(3);
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void aKeyGivesWayToAnotherAndIsKnownForEverByItsPublicHalfAlone() {
        KeyVault vault = ledger.side.part(KeyVault.class);
        facts(3);
        Head old = sign();
        LedgerKey first = ledger.keys.all().getFirst();
        assertThat(vault.find(first.id())).isPresent();

        clock.advance(Duration.ofDays(365));
        facts(3);
        Head last = sign();
        assertThat(signerId(last, ledger.keys.all())).as("up to its last day").isEqualTo(first.id());

        clock.advance(Duration.ofMinutes(1));
        facts(3);
        Head next = sign();
        List<LedgerKey> keys = ledger.keys.all();
        assertThat(keys).hasSize(2);
        LedgerKey second = keys.getLast();
        assertThat(keys.getFirst().verifierKey()).isEqualTo(first.verifierKey());
        assertThat(keys.getFirst().retiredAt()).isEqualTo(clock.instant());
        assertThat(signerId(next, keys)).isEqualTo(second.id()).isNotEqualTo(first.id());
        assertThat(Note.signer(next.note(), List.of(first))).isEmpty();
        for (Head before : List.of(old, last)) {
            assertThat(signerId(before, keys)).isEqualTo(first.id());
        }
        assertThat(vault.find(first.id())).isEmpty();
        assertThat(vault.find(second.id())).isPresent();
        assertThat(ledger.archive.names(Heads.KEYS))
                .containsExactlyInAnyOrder(Heads.KEYS + first.id(), Heads.KEYS + second.id());
        assertThat(ledger.findings()).isEmpty();
    }

    private static String signerId(Head head, List<LedgerKey> keys) {
        return Note.signer(head.note(), keys).orElseThrow().id();
    }
}
