package io.videoconf.command.account.credentials;

import static io.videoconf.command.account.AccountSamples.PASSWORD;
import static io.videoconf.command.account.AccountSamples.after;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.commands.RequestEmailVerification;
import io.videoconf.api.account.commands.VerifyEmail;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.Letters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes, and who guesses at them, on a real database. */
class AccountEmailsIT {
    private static final String EMAIL = "ada@example.com";

    private final List<String> brought = new ArrayList<>();
    private Office office;
    private AccountEmails emails;
    private UserId ada;

    @BeforeEach
    void open() {
        office = new Office();
        ada = office.open(EMAIL);
        emails = emails(true);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private AccountEmails emails(boolean goOut) {
        return new AccountEmails(office.registrar, office.logIns, new Letters() {
            @Override
            public boolean goOut() {
                return goOut;
            }

            @Override
            public void bringCode(String address, String code, Instant expiresAt) {
                brought.add(address + " " + code);
            }
        });
    }

    private Decision<AccountEvent> inTransaction(Supplier<Decision<AccountEvent>> work) {
        return Objects.requireNonNull(office.transaction.execute(_ -> work.get()));
    }

    private AccountState state() {
        return Objects.requireNonNull(office.accounts.get(ada));
    }

    private Decision<AccountEvent> request() {
        return inTransaction(() -> emails.request(by(person(ada), new RequestEmailVerification(ada)), state()));
    }

    private Decision<AccountEvent> verify(String code) {
        return inTransaction(() -> emails.verify(by(person(ada), new VerifyEmail(ada, new Secret(code))), state()));
    }

    private String asked() {
        Decision<AccountEvent> requested = request();
        office.change(ada, before -> after(before, requested));
        return brought.getLast().substring(EMAIL.length() + 1);
    }

    @Test
    void theCodeIsInTheLetterAndNowhereElse() {
        String code = asked();

        assertThat(brought).hasSize(1);
        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(state().toString()).doesNotContain(code).doesNotContain(code.replace("-", ""));
        assertThat(events(verify(code))).singleElement().isInstanceOf(EmailVerified.class);
    }

    @Test
    void nothingIsWrittenTwiceInAMinuteNorWhereNoLetterGoesOut() {
        asked();
        assertThat(refusal(request()).code()).isEqualTo(RefusalCode.RATE_LIMIT_EXCEEDED);
        assertThat(brought).hasSize(1);

        UserId eve = office.open("eve@example.com");
        AccountState evesAccount = Objects.requireNonNull(office.accounts.get(eve));
        AccountEmails silent = emails(false);
        assertThat(refusal(inTransaction(
                                () -> silent.request(by(person(eve), new RequestEmailVerification(eve)), evesAccount)))
                        .code())
                .isEqualTo(RefusalCode.INVALID_STATE);
        assertThat(brought).hasSize(1);
    }

    @Test
    void wrongCodesLockTheAccountForAWhileAlsoForTheRightOne() {
        String code = asked();
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(verify("nonsense")).code()).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        }

        assertThat(refusal(verify("nonsense")).code()).isEqualTo(RefusalCode.RATE_LIMIT_EXCEEDED);
        assertThat(refusal(verify(code)).details()).containsKey("retry_after_seconds");
        assertThat(Office.refused(office.logIn(EMAIL, PASSWORD.value()))
                        .refusal()
                        .code())
                .isEqualTo(RefusalCode.RATE_LIMIT_EXCEEDED);

        office.clock.advance(Duration.ofSeconds(31));
        assertThat(events(verify(code))).singleElement().isInstanceOf(EmailVerified.class);
    }

    @Test
    void anotherAddressNeedsThePassword() {
        ChangeEmail wrong = new ChangeEmail(ada, "b@example.com", new Secret("not the password"));
        assertThat(refusal(inTransaction(() -> emails.change(by(person(ada), wrong), state())))
                        .code())
                .isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        assertThat(office.emails.find(EMAIL).orElseThrow().wrongPasswords()).isEqualTo(1);
        assertThat(office.emails.isTaken("b@example.com")).isFalse();

        ChangeEmail right = new ChangeEmail(ada, "b@example.com", PASSWORD);
        assertThat(events(inTransaction(() -> emails.change(by(person(ada), right), state()))))
                .singleElement()
                .isInstanceOf(EmailChanged.class);
        assertThat(office.emails.isTaken(EMAIL)).isFalse();
    }
}
