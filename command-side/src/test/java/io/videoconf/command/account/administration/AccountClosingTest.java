package io.videoconf.command.account.administration;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.TENANT;
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

import io.videoconf.api.account.commands.CloseAccount;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.Account;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountClosingTest {

    private static final AccountState SUSPENDED =
            AccountFold.evolve(adasAccount(), new UserSuspended(ADA, "spam", NOON));

    @Test
    void administratorsOfTheTenantOperatorsAndVideoConfItselfDo() {
        for (Actor actor : List.of(admin(), operator(), Actor.SYSTEM)) {
            assertThat(events(close(actor, adasAccount()))).containsExactly(new UserDeleted(ADA, NOON));
            assertThat(events(close(actor, SUSPENDED))).containsExactly(new UserDeleted(ADA, NOON));
        }
    }

    @Test
    void membersAndComplianceDoNot() {
        for (TenantRole role : List.of(TenantRole.MEMBER, TenantRole.COMPLIANCE)) {
            Actor actor = new Actor(ActorKind.USER, UserId.fresh(), TENANT, role, null);
            assertThat(refusal(close(actor, adasAccount())).code()).isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
        assertThat(refusal(close(person(ADA), adasAccount())).code()).isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void administratorsOfOtherTenantsAndGuestsFindNobody() {
        for (Actor actor : List.of(adminOfAnotherTenant(), guest())) {
            assertThat(refusal(close(actor, adasAccount())).code()).isEqualTo(RefusalCode.USER_NOT_FOUND);
        }
    }

    @Test
    void nobodyClosesTheirOwnByThisDoor() {
        for (TenantRole role : List.of(TenantRole.ADMIN, TenantRole.OPERATOR)) {
            for (ActorKind kind : List.of(ActorKind.USER, ActorKind.SERVICE)) {
                Actor ada = new Actor(kind, ADA, TENANT, role, null);
                assertThat(refusal(close(ada, adasAccount())).code()).isEqualTo(RefusalCode.INVALID_STATE);
            }
        }
    }

    @Test
    void onlyOperatorsCloseWhomTheConfigurationNames() {
        assertThat(refusal(AccountClosing.decide(by(admin(), close()), adasAccount(), _ -> TenantRole.OPERATOR))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(events(AccountClosing.decide(by(operator(), close()), adasAccount(), _ -> TenantRole.OPERATOR)))
                .containsExactly(new UserDeleted(ADA, NOON));
    }

    @Test
    void aClosedAccountIsAsGoodAsNone() {
        AccountState closed = after(adasAccount(), close(admin(), adasAccount()));

        assertThat(refusal(close(admin(), closed)).code()).isEqualTo(RefusalCode.USER_NOT_FOUND);
    }

    private static CloseAccount close() {
        return new CloseAccount(ADA);
    }

    private static Decision<AccountEvent> close(Actor actor, AccountState state) {
        return AccountClosing.decide(by(actor, close()), state, Account::tenantRole);
    }
}
