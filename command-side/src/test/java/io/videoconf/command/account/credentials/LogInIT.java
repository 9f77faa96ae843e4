package io.videoconf.command.account.credentials;

import static io.videoconf.command.account.AccountSamples.PASSWORD;
import static io.videoconf.command.account.credentials.Office.atOnce;
import static io.videoconf.command.account.credentials.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.events.SessionStarted;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountFold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogInIT {

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
    void theRightPasswordBeginsASession() {
        UserId ada = office.open("ada@example.com");
        SessionId session = SessionId.fresh();

        CredentialOutcome outcome = office.keeper.logIn(new LogIn(" Ada@example.com", PASSWORD, session));

        assertThat(outcome.facts()).containsExactly(new SessionStarted(ada, session, SqlTimes.now(office.clock)));
        assertThat(Office.tokens(outcome)).satisfies(tokens -> {
            assertThat(tokens.tokenType()).isEqualTo("Bearer");
            assertThat(tokens.expiresIn()).isEqualTo(3600);
            assertThat(tokens.userId()).isEqualTo(ada);
            assertThat(tokens.email()).isEqualTo("ada@example.com");
            assertThat(tokens.displayName()).isEqualTo("Ada Lovelace");
            assertThat(tokens.sessionId()).isEqualTo(session);
            assertThat(tokens.refreshToken()).hasSize(43);
        });
    }

    @Test
    void anUnknownEmailCostsAsManyComparisonsAsAWrongPasswordAndIsAnsweredTheSame() {
        office.open("known@example.com");
        Refusal wrong =
                refused(office.logIn("known@example.com", "not the password")).refusal();
        for (String unknown : List.of("unknown@example.com", "no address", "nul\u0000@example.com", "x\uD800@y.z")) {
            int before = office.comparisons.get();

            CredentialOutcome.Refused outcome = refused(office.logIn(unknown, "not the password"));

            assertThat(outcome.refusal()).isEqualTo(wrong);
            assertThat(outcome.account()).isNull();
            assertThat(office.comparisons.get() - before).isEqualTo(1);
        }
        assertThat(wrong.code()).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
    }

    @Test
    void fiveWrongPasswordsLockTheAccountAndTheDelayGrows() {
        office.open("guessed@example.com");
        guessWrong("guessed@example.com", 5);

        for (long seconds : new long[] {30, 60, 120, 240, 480, 960, 1920, 3600, 3600}) {
            Refusal locked = refused(office.anotherNode().logIn("guessed@example.com", PASSWORD.value()))
                    .refusal();
            assertThat(locked.code()).isEqualTo(RefusalCode.RATE_LIMIT_EXCEEDED);
            assertThat(locked.details()).containsEntry("retry_after_seconds", seconds);
            office.clock.advance(Duration.ofSeconds(seconds));
            guessWrong("guessed@example.com", 1);
        }
    }

    @Test
    void theRightPasswordAfterTheLockForgetsTheWrongOnes() {
        office.open("patient@example.com");
        guessWrong("patient@example.com", 5);
        office.clock.advance(Duration.ofSeconds(30));

        office.enter("patient@example.com");
        guessWrong("patient@example.com", 4);

        office.enter("patient@example.com");
    }

    @Test
    void aStormOfGuessesAtOnceGetsNoMoreAnswersThanGuessesInARow() throws Exception {
        office.open("storm@example.com");

        List<RefusalCode> codes = atOnce(
                24,
                () -> refused(office.logIn("storm@example.com", "not the password"))
                        .refusal()
                        .code());

        assertThat(codes).containsOnly(RefusalCode.INVALID_CREDENTIALS, RefusalCode.RATE_LIMIT_EXCEEDED);
        assertThat(codes).filteredOn(RefusalCode.INVALID_CREDENTIALS::equals).hasSize(5);
    }

    @Test
    void suspensionIsToldOnlyToWhoKnowsThePassword() {
        UserId user = office.open("suspended@example.com");
        office.change(
                user, state -> AccountFold.evolve(state, new UserSuspended(user, "spam", office.clock.instant())));

        assertThat(refused(office.logIn("suspended@example.com", "not the password"))
                        .refusal()
                        .code())
                .isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        assertThat(refused(office.logIn("suspended@example.com", PASSWORD.value()))
                        .refusal()
                        .code())
                .isEqualTo(RefusalCode.ACCOUNT_SUSPENDED);
    }

    @Test
    void aRowThatTheHistoryDoesNotVouchForLetsNobodyIn() {
        UserId deleted = office.open("deleted@example.com");
        office.change(deleted, state -> AccountFold.evolve(state, new UserDeleted(deleted, office.clock.instant())));
        UserId neverStored = office.open("never@example.com");
        office.accounts.remove(neverStored);

        for (String email : List.of("deleted@example.com", "never@example.com")) {
            assertThat(refused(office.logIn(email, PASSWORD.value())).refusal().code())
                    .isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        }
    }

    @Test
    void aSessionIdBeginsOneSession() {
        office.open("twice@example.com");
        LogIn command = new LogIn("twice@example.com", PASSWORD, SessionId.fresh());

        Office.tokens(office.keeper.logIn(command));

        assertThat(refused(office.keeper.logIn(command)).refusal().code()).isEqualTo(RefusalCode.INVALID_STATE);
    }

    @Test
    void moreLogInsAtOnceThanConnectionsAllSucceed() throws Exception {
        office.open("popular@example.com");

        assertThat(atOnce(32, () -> office.enter("popular@example.com").accessToken()))
                .doesNotHaveDuplicates();
    }

    private void guessWrong(String email, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(refused(office.logIn(email, "not the password"))
                            .refusal()
                            .code())
                    .isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        }
    }
}
