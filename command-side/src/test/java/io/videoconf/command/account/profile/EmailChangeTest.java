package io.videoconf.command.account.profile;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.adminOfAnotherTenant;
import static io.videoconf.command.account.AccountSamples.after;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.guest;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.commands.ChangeEmail;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import org.junit.jupiter.api.Test;

class EmailChangeTest {

    private static final ChangeEmail MOVE = new ChangeEmail(ADA, " Countess@Example.com");

    @Test
    void theAddressIsKeptInTheFormThatIsCompared() {
        assertThat(events(EmailChange.decide(by(person(ADA), MOVE), adasAccount())))
                .containsExactly(new EmailChanged(ADA, "countess@example.com", NOON));
    }

    @Test
    void theSameAddressIsNoFact() {
        AccountState moved = after(adasAccount(), EmailChange.decide(by(person(ADA), MOVE), adasAccount()));

        assertThat(events(EmailChange.decide(by(person(ADA), MOVE), moved))).isEmpty();
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThat(refusal(EmailChange.decide(by(person(ADA), new ChangeEmail(ADA, "nonsense")), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
    }

    @Test
    void onlyThePersonTakesAnother() {
        assertThat(refusal(EmailChange.decide(by(admin(), MOVE), adasAccount())).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusal(EmailChange.decide(by(adminOfAnotherTenant(), MOVE), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
        assertThat(refusal(EmailChange.decide(by(guest(), MOVE), adasAccount())).code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
        assertThat(refusal(EmailChange.decide(by(person(ADA), MOVE), AccountState.initial()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
    }

    @Test
    void theSuspendedDoNotMove() {
        AccountState suspended = AccountFold.evolve(adasAccount(), new UserSuspended(ADA, "spam", NOON));

        assertThat(refusal(EmailChange.decide(by(person(ADA), MOVE), suspended)).code())
                .isEqualTo(RefusalCode.ACCOUNT_SUSPENDED);
    }
}
