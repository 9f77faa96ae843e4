package io.videoconf.command.account.administration;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.TENANT;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.adminOfAnotherTenant;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.guest;
import static io.videoconf.command.account.AccountSamples.operator;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.commands.ChangeTenantRole;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.TenantRoleChanged;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.kernel.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantRoleChangeTest {

    private static Decision<AccountEvent> change(Actor actor, TenantRole role) {
        return TenantRoleChange.decide(by(actor, new ChangeTenantRole(ADA, role)), adasAccount());
    }

    @Test
    void adminsOfTheTenantAndOperatorsGiveRoles() {
        for (Actor actor : List.of(admin(), operator(), Actor.SYSTEM)) {
            assertThat(events(change(actor, TenantRole.COMPLIANCE)))
                    .containsExactly(new TenantRoleChanged(ADA, TenantRole.COMPLIANCE, NOON));
        }
        assertThat(events(change(admin(), TenantRole.MEMBER))).isEmpty();
    }

    @Test
    void othersOfTheTenantMayNotAndPeopleElsewhereFindNobody() {
        assertThat(refusal(change(person(UserId.fresh()), TenantRole.ADMIN)).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusal(change(person(ADA), TenantRole.ADMIN)).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusal(change(adminOfAnotherTenant(), TenantRole.ADMIN)).code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
        assertThat(refusal(change(guest(), TenantRole.ADMIN)).code()).isEqualTo(RefusalCode.USER_NOT_FOUND);
    }

    @Test
    void aGuestIsNoOperatorWhateverTheirTokenSays() {
        Actor guest =
                new Actor(ActorKind.GUEST, UserId.fresh(), TenantId.fresh(), TenantRole.OPERATOR, MeetingId.fresh());

        assertThat(refusal(change(guest, TenantRole.ADMIN)).code()).isEqualTo(RefusalCode.USER_NOT_FOUND);
    }

    @Test
    void nobodyChangesTheirOwnRole() {
        Actor adaAsAdmin = new Actor(ActorKind.USER, ADA, TENANT, TenantRole.ADMIN, null);

        assertThat(refusal(change(adaAsAdmin, TenantRole.MEMBER)).rule()).isEqualTo("NobodyChangesTheirOwnRole");
    }

    @Test
    void nobodyMakesAnOperator() {
        for (Actor actor : List.of(admin(), operator(), Actor.SYSTEM)) {
            assertThat(refusal(change(actor, TenantRole.OPERATOR)).rule())
                    .isEqualTo("OperatorsAreNamedByTheConfiguration");
        }
    }

    @Test
    void operatorsSuspendInEveryTenant() {
        assertThat(events(Suspension.decide(by(operator(), new SuspendUser(ADA, "spam")), adasAccount())))
                .containsExactly(new UserSuspended(ADA, "spam", NOON));
    }

    @Test
    void theRoleIsTheAccountsFromThenOn() {
        var changed = AccountFold.evolve(adasAccount(), new TenantRoleChanged(ADA, TenantRole.ADMIN, NOON));

        assertThat(events(
                        TenantRoleChange.decide(by(operator(), new ChangeTenantRole(ADA, TenantRole.ADMIN)), changed)))
                .isEmpty();
    }
}
