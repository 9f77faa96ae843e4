package io.videoconf.command.account.deletion;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.adminOfAnotherTenant;
import static io.videoconf.command.account.AccountSamples.after;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.state.AccountState;
import org.junit.jupiter.api.Test;

class DeletionTest {

    private static final DeleteUser DELETE = new DeleteUser(ADA);

    @Test
    void peopleCloseTheirOwnAccounts() {
        assertThat(events(Deletion.decide(by(person(ADA), DELETE), adasAccount())))
                .containsExactly(new UserDeleted(ADA, NOON));
        assertThat(events(Deletion.decide(by(Actor.SYSTEM, DELETE), adasAccount())))
                .containsExactly(new UserDeleted(ADA, NOON));
    }

    @Test
    void nobodyElseDoes() {
        assertThat(refusal(Deletion.decide(by(admin(), DELETE), adasAccount())).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusal(Deletion.decide(by(adminOfAnotherTenant(), DELETE), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
    }

    @Test
    void aClosedAccountIsAsGoodAsNone() {
        AccountState closed = after(adasAccount(), Deletion.decide(by(person(ADA), DELETE), adasAccount()));

        assertThat(refusal(Deletion.decide(by(person(ADA), DELETE), closed)).code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
    }
}
