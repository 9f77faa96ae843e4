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
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.AdministerUser;
import io.videoconf.api.account.commands.ChangeAccountType;
import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.AccountTypeChanged;
import io.videoconf.api.account.events.TenantRoleChanged;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Decision;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AdministrationTest {

    private static final ChangeAccountType TO_PRO = new ChangeAccountType(ADA, AccountType.PRO);
    private static final SuspendUser SUSPEND = new SuspendUser(ADA, "spam");
    private static final ReinstateUser REINSTATE = new ReinstateUser(ADA);
    private static final AdministerUser ALL_AT_ONCE =
            new AdministerUser(ADA, AccountType.PRO, TenantRole.COMPLIANCE, true, "spam");
    private static final AccountState SUSPENDED =
            AccountFold.evolve(adasAccount(), new UserSuspended(ADA, "spam", NOON));

    private static final List<Function<Actor, Decision<AccountEvent>>> ALL = List.of(
            actor -> AccountTypeChange.decide(by(actor, TO_PRO), adasAccount()),
            actor -> Suspension.decide(by(actor, SUSPEND), adasAccount()),
            actor -> Reinstatement.decide(by(actor, REINSTATE), SUSPENDED),
            actor -> Administering.decide(by(actor, ALL_AT_ONCE), adasAccount()));

    @Test
    void adminsOfTheTenantAndVideoConfItselfMay() {
        for (Actor actor : List.of(admin(), Actor.SYSTEM)) {
            assertThat(events(ALL.get(0).apply(actor)))
                    .containsExactly(new AccountTypeChanged(ADA, AccountType.PRO, NOON));
            assertThat(events(ALL.get(1).apply(actor))).containsExactly(new UserSuspended(ADA, "spam", NOON));
            assertThat(events(ALL.get(2).apply(actor))).containsExactly(new UserReinstated(ADA, NOON));
        }
    }

    @Test
    void membersAndComplianceMayNot() {
        Actor compliance = new Actor(ActorKind.USER, UserId.fresh(), TENANT, TenantRole.COMPLIANCE, null);
        for (Function<Actor, Decision<AccountEvent>> decision : ALL) {
            assertThat(refusal(decision.apply(person(UserId.fresh()))).code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
            assertThat(refusal(decision.apply(compliance)).code()).isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
    }

    @Test
    void adminsOfOtherTenantsAndGuestsFindNobody() {
        for (Function<Actor, Decision<AccountEvent>> decision : ALL) {
            assertThat(refusal(decision.apply(adminOfAnotherTenant())).code()).isEqualTo(RefusalCode.USER_NOT_FOUND);
            assertThat(refusal(decision.apply(guest())).code()).isEqualTo(RefusalCode.USER_NOT_FOUND);
        }
    }

    @Test
    void severalThingsChangeTogetherAndWhatIsSoAlreadyIsLeftOut() {
        assertThat(events(Administering.decide(by(admin(), ALL_AT_ONCE), adasAccount())))
                .containsExactly(
                        new AccountTypeChanged(ADA, AccountType.PRO, NOON),
                        new TenantRoleChanged(ADA, TenantRole.COMPLIANCE, NOON),
                        new UserSuspended(ADA, "spam", NOON));
        assertThat(events(Administering.decide(
                        by(admin(), new AdministerUser(ADA, AccountType.PRO, null, false, "spam")), SUSPENDED)))
                .containsExactly(new AccountTypeChanged(ADA, AccountType.PRO, NOON), new UserReinstated(ADA, NOON));
        assertThat(events(Administering.decide(
                        by(admin(), new AdministerUser(ADA, AccountType.BASIC, null, true, "again")), SUSPENDED)))
                .isEmpty();
    }

    @Test
    void whereOneOfSeveralThingsIsRefusedNoneHappens() {
        Actor adaAsAdmin = new Actor(ActorKind.USER, ADA, TENANT, TenantRole.ADMIN, null);
        for (AdministerUser each : List.of(
                new AdministerUser(ADA, AccountType.PRO, TenantRole.MEMBER, null, "spam"),
                new AdministerUser(ADA, AccountType.PRO, null, true, "spam"))) {
            assertThat(refusal(Administering.decide(by(adaAsAdmin, each), adasAccount()))
                            .code())
                    .as(each.toString())
                    .isEqualTo(RefusalCode.INVALID_STATE);
        }
        assertThat(refusal(Administering.decide(
                                by(admin(), new AdministerUser(ADA, null, TenantRole.OPERATOR, true, "spam")),
                                adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
    }

    @Test
    void whatIsSoAlreadyIsNoFact() {
        assertThat(events(AccountTypeChange.decide(
                        by(admin(), new ChangeAccountType(ADA, AccountType.BASIC)), adasAccount())))
                .isEmpty();
        assertThat(events(Suspension.decide(by(admin(), new SuspendUser(ADA, "again")), SUSPENDED)))
                .isEmpty();
        assertThat(events(Reinstatement.decide(by(admin(), REINSTATE), adasAccount())))
                .isEmpty();
    }

    @Test
    void nobodySuspendsThemselves() {
        Actor adaAsAdmin = new Actor(ActorKind.USER, ADA, TENANT, TenantRole.ADMIN, null);

        assertThat(refusal(Suspension.decide(by(adaAsAdmin, SUSPEND), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.INVALID_STATE);
    }

    @Test
    void aSuspendedAdminDoesNotLiftTheirOwnSuspension() {
        Actor adaAsAdmin = new Actor(ActorKind.USER, ADA, TENANT, TenantRole.ADMIN, null);

        assertThat(refusal(Reinstatement.decide(by(adaAsAdmin, REINSTATE), SUSPENDED))
                        .code())
                .isEqualTo(RefusalCode.ACCOUNT_SUSPENDED);
    }

    @Test
    void reasonsAreShort() {
        assertThat(refusal(Suspension.decide(by(admin(), new SuspendUser(ADA, "x".repeat(501))), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
    }
}
