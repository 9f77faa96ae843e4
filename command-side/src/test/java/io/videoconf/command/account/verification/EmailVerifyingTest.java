package io.videoconf.command.account.verification;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.accountOf;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.adminOfAnotherTenant;
import static io.videoconf.command.account.AccountSamples.after;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.guest;
import static io.videoconf.command.account.AccountSamples.operator;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.EmailProof;
import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.commands.MarkEmailVerified;
import io.videoconf.api.account.commands.RequestEmailVerification;
import io.videoconf.api.account.commands.VerifyEmail;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.EmailVerificationRequested;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.profile.EmailChange;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmailVerifyingTest {
    private static final String CODE = "7K3F9QWDZX40M2HBTR8V5NCE1GYA6PJS";
    private static final String SHOWN = "7K3F-9QWD-ZX40-M2HB-TR8V-5NCE-1GYA-6PJS";
    private static final String EMAIL = "ada@example.com";

    private static Decision<AccountEvent> request(AccountState state, Instant at, String code) {
        return EmailVerifying.request(
                at(person(ADA), new RequestEmailVerification(ADA), at), state, MailedCodes.digest(code));
    }

    private static Decision<AccountEvent> verify(AccountState state, Instant at, String code) {
        return EmailVerifying.verify(at(person(ADA), new VerifyEmail(ADA, new Secret(code)), at), state);
    }

    private static <C> Asked<C> at(Actor actor, C command, Instant at) {
        return new Asked<>(command, by(actor, command).origin(), at);
    }

    private static AccountState asked() {
        return after(adasAccount(), request(adasAccount(), NOON, CODE));
    }

    private static AccountState verified() {
        return after(asked(), verify(asked(), NOON, CODE));
    }

    @Test
    void aCodeIsWrittenToTheAddressAndGoodForADay() {
        assertThat(events(request(adasAccount(), NOON, CODE)))
                .containsExactly(new EmailVerificationRequested(
                        ADA, EMAIL, MailedCodes.digest(CODE), NOON.plus(Duration.ofHours(24)), NOON));
    }

    @Test
    void theCodeVerifiesHoweverItIsTyped() {
        for (String typed : List.of(
                CODE, SHOWN, SHOWN.toLowerCase(java.util.Locale.ROOT), " 7k3f 9qwd zx4o m2hb tr8v 5nce lgya 6pjs")) {
            assertThat(events(verify(asked(), NOON, typed)))
                    .containsExactly(new EmailVerified(ADA, EMAIL, EmailProof.CODE, NOON));
        }
        assertThat(MailedCodes.shown(CODE)).isEqualTo(SHOWN);
    }

    @Test
    void anyOtherCodeIsRefused() {
        AccountState again = after(asked(), request(asked(), NOON.plusSeconds(60), CODE.replace('7', '8')));
        for (Refusal wrong : List.of(
                refusal(verify(asked(), NOON, CODE.replace('7', '8'))),
                refusal(verify(asked(), NOON, "")),
                refusal(verify(adasAccount(), NOON, CODE)),
                // Another was written since.
                refusal(verify(again, NOON.plusSeconds(60), CODE)))) {
            assertThat(wrong.code()).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
            assertThat(wrong.rule()).isEqualTo(EmailVerifying.ONLY_THE_LAST_CODE_VERIFIES);
        }
    }

    @Test
    void aCodeIsTooOldAfterADay() {
        assertThat(events(verify(asked(), NOON.plus(Duration.ofHours(24)).minusMillis(1), CODE)))
                .hasSize(1);
        Refusal late = refusal(verify(asked(), NOON.plus(Duration.ofHours(24)), CODE));
        assertThat(late.code()).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
        assertThat(late.rule()).isEqualTo("ACodeIsGoodForADay");
    }

    @Test
    void whatIsVerifiedStaysSoAndNoCodeIsWritten() {
        assertThat(events(verify(verified(), NOON, "nonsense"))).isEmpty();
        assertThat(events(request(verified(), NOON.plusSeconds(90), CODE))).isEmpty();
    }

    @Test
    void anotherAddressIsNotVerifiedAndTheCodeOfTheOldOneIsWorthNothing() {
        for (AccountState before : List.of(asked(), verified())) {
            AccountState moved =
                    after(before, EmailChange.decide(by(person(ADA), new ChangeEmail(ADA, "b@example.com")), before));
            assertThat(refusal(verify(moved, NOON, CODE)).code()).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
            AccountState back = after(moved, EmailChange.decide(by(person(ADA), new ChangeEmail(ADA, EMAIL)), moved));
            assertThat(refusal(verify(back, NOON, CODE)).code()).isEqualTo(RefusalCode.INVALID_CREDENTIALS);
            // How many letters there were is not forgotten with the address.
            assertThat(refusal(request(back, NOON.plusSeconds(1), CODE)).code())
                    .isEqualTo(RefusalCode.RATE_LIMIT_EXCEEDED);
        }
    }

    @Test
    void oneLetterAMinuteAndFiveADay() {
        AccountState state = adasAccount();
        for (int i = 0; i < 5; i++) {
            Instant at = NOON.plusSeconds(60L * i);
            if (i > 0) {
                assertThat(refusal(request(state, at.minusMillis(1), CODE)).details())
                        .containsEntry("retry_after_seconds", 1L);
            }
            state = after(state, request(state, at, CODE));
        }
        Refusal flooded = refusal(request(state, NOON.plusSeconds(300), CODE));
        assertThat(flooded.code()).isEqualTo(RefusalCode.RATE_LIMIT_EXCEEDED);
        assertThat(flooded.details()).containsEntry("retry_after_seconds", 86_100L);
        assertThat(events(request(state, NOON.plus(Duration.ofDays(1)), CODE))).hasSize(1);
    }

    @Test
    void onlyThePersonShowsOrAsksForACode() {
        for (Actor actor : List.of(admin(), operator())) {
            assertThat(refusal(EmailVerifying.request(
                                    by(actor, new RequestEmailVerification(ADA)), adasAccount(), CODE))
                            .code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
            assertThat(refusal(EmailVerifying.verify(by(actor, new VerifyEmail(ADA, new Secret(CODE))), asked()))
                            .code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
        assertThat(refusal(EmailVerifying.verify(by(guest(), new VerifyEmail(ADA, new Secret(CODE))), asked()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
        // Somebody else's code, in one's own account.
        UserId eve = UserId.fresh();
        assertThat(refusal(EmailVerifying.verify(
                                by(person(eve), new VerifyEmail(eve, new Secret(CODE))),
                                accountOf(eve, "eve@example.com")))
                        .code())
                .isEqualTo(RefusalCode.INVALID_CREDENTIALS);
    }

    @Test
    void theSuspendedVerifyNothing() {
        AccountState suspended = AccountFold.evolve(asked(), new UserSuspended(ADA, "spam", NOON));

        assertThat(refusal(request(suspended, NOON, CODE)).code()).isEqualTo(RefusalCode.ACCOUNT_SUSPENDED);
        assertThat(refusal(verify(suspended, NOON, CODE)).code()).isEqualTo(RefusalCode.ACCOUNT_SUSPENDED);
    }

    @Test
    void operatorsVouchForAddressesAndNobodyElse() {
        MarkEmailVerified mark = new MarkEmailVerified(ADA);

        assertThat(events(EmailVerifying.mark(by(operator(), mark), adasAccount())))
                .containsExactly(new EmailVerified(ADA, EMAIL, EmailProof.OPERATOR, NOON));
        assertThat(events(EmailVerifying.mark(by(operator(), mark), verified())))
                .isEmpty();
        for (Actor actor : List.of(admin(), person(ADA))) {
            assertThat(refusal(EmailVerifying.mark(by(actor, mark), adasAccount()))
                            .code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
        assertThat(refusal(EmailVerifying.mark(by(adminOfAnotherTenant(), mark), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
    }
}
