package io.videoconf.command.account.credentials;

import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static io.videoconf.command.account.AccountSamples.register;
import static io.videoconf.command.account.credentials.Office.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Decision;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrarIT {

    private Office office;

    @BeforeAll
    void open() {
        office = new Office();
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void of32RegistrationsOfOneEmailAtOnceExactlyOneSucceeds() throws Exception {
        List<Decision<AccountEvent>> decisions = atOnce(32, () -> registered("Race@example.com"));

        assertThat(decisions)
                .filteredOn(Decision.Accepted.class::isInstance)
                .as("accepted")
                .hasSize(1);
        assertThat(decisions)
                .filteredOn(Decision.Refused.class::isInstance)
                .allSatisfy(refused -> assertThat(refusal(refused).code()).isEqualTo(RefusalCode.EMAIL_TAKEN));
        assertThat(office.jdbc
                        .sql("select count(*) from credential where email_normalized = 'race@example.com'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anEmailIsTheSameInAnyCase() {
        registered("grace@example.com");

        assertThat(refusal(registered("GRACE@Example.com")).code()).isEqualTo(RefusalCode.EMAIL_TAKEN);
    }

    @Test
    void aRegistrationThatIsRolledBackLeavesTheEmailFree() {
        office.transaction.executeWithoutResult(status -> {
            assertThat(decided("later@example.com")).isInstanceOf(Decision.Accepted.class);
            status.setRollbackOnly();
        });

        assertThat(registered("later@example.com")).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aTakenEmailDoesNotSpoilTheTransaction() {
        registered("first@example.com");

        office.transaction.executeWithoutResult(_ -> {
            assertThat(office.emails.claim("first@example.com", UserId.fresh(), "hash"))
                    .isFalse();
            assertThat(office.emails.claim("second@example.com", UserId.fresh(), "hash"))
                    .isTrue();
        });

        assertThat(office.emails.isTaken("second@example.com")).isTrue();
    }

    @Test
    void of16AccountsThatMoveToOneEmailAtOnceExactlyOneGetsIt() throws Exception {
        List<UserId> people = IntStream.range(0, 16)
                .mapToObj(i -> office.open("mover-" + i + "@example.com"))
                .toList();
        List<Decision<AccountEvent>> decisions = atOnce(people.stream()
                .map(who -> (Callable<Decision<AccountEvent>>) () -> moved(who, "There@example.com"))
                .toList());

        assertThat(decisions)
                .filteredOn(Decision.Accepted.class::isInstance)
                .as("accepted")
                .hasSize(1);
        assertThat(office.emails.isTaken("there@example.com")).isTrue();
        assertThat(people.stream()
                        .filter(who -> office.emails
                                .find("mover-" + people.indexOf(who) + "@example.com")
                                .isPresent()))
                .as("those who stay where they were")
                .hasSize(15);
    }

    @Test
    void anAddressThatIsLeftIsFreeAndATakenOneDoesNotSpoilTheTransaction() {
        UserId first = office.open("leaves@example.com");
        office.open("stays@example.com");

        office.transaction.executeWithoutResult(_ -> {
            assertThat(office.emails.move(first, "stays@example.com")).isFalse();
            assertThat(office.emails.move(first, "left@example.com")).isTrue();
        });

        assertThat(office.emails.isTaken("leaves@example.com")).isFalse();
        assertThat(office.emails.find("left@example.com").orElseThrow().userId())
                .isEqualTo(first);
        assertThat(refusal(moved(first, "olga@example.com")).code()).isEqualTo(RefusalCode.EMAIL_TAKEN);
    }

    private Decision<AccountEvent> moved(UserId who, String email) {
        AccountState state = Objects.requireNonNull(office.accounts.get(who));
        return Objects.requireNonNull(office.transaction.execute(
                _ -> office.registrar.move(by(person(who), new ChangeEmail(who, email)), state)));
    }

    @Test
    void whatIsRefusedIsNotClaimed() {
        assertThat(refusal(registered("nobody")).code()).isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(office.emails.isTaken("nobody")).isFalse();
    }

    private Decision<AccountEvent> registered(String email) {
        return Objects.requireNonNull(office.transaction.execute(_ -> decided(email)));
    }

    private Decision<AccountEvent> decided(String email) {
        return office.registrar.register(by(Actor.SYSTEM, register(UserId.fresh(), email)), AccountState.initial());
    }
}
