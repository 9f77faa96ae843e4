package io.videoconf.command.account.registration;

import static io.videoconf.command.account.AccountSamples.PASSWORD;
import static io.videoconf.command.account.AccountSamples.TENANT;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.adminOfAnotherTenant;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.guest;
import static io.videoconf.command.account.AccountSamples.operator;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static io.videoconf.command.account.AccountSamples.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Decision;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AddingPeopleTest {

    private static Decision<AccountEvent> open(Actor actor, TenantRole role, AccountType type) {
        RegisterUser command = new RegisterUser(
                UserId.fresh(), TENANT, "new@example.com", PASSWORD, "New", null, "UTC", "en", role, type);
        return Registration.decide(by(actor, command), AccountState.initial());
    }

    @Test
    void adminsAddPeopleInAnyRoleToTheirTenantAndOperatorsToEvery() {
        for (Actor actor : List.of(admin(), operator(), Actor.SYSTEM)) {
            assertThat(events(open(actor, TenantRole.COMPLIANCE, AccountType.PRO)))
                    .singleElement(InstanceOfAssertFactories.type(UserRegistered.class))
                    .satisfies(it -> assertThat(it.tenantId()).isEqualTo(TENANT))
                    .satisfies(it -> assertThat(it.tenantRole()).isEqualTo(TenantRole.COMPLIANCE));
        }
    }

    @Test
    void nobodyElseAddsAnybody() {
        for (Actor actor : List.of(person(UserId.fresh()), adminOfAnotherTenant(), guest())) {
            assertThat(refusal(open(actor, TenantRole.MEMBER, AccountType.BASIC))
                            .rule())
                    .isEqualTo("OnlyAdminsAddPeopleToTheirTenant");
        }
    }

    @Test
    void strangersOpenPlainAccountsOnly() {
        assertThat(events(open(visitor(), TenantRole.MEMBER, AccountType.BASIC)))
                .hasSize(1);
        assertThat(refusal(open(visitor(), TenantRole.ADMIN, AccountType.BASIC)).code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusal(open(visitor(), TenantRole.MEMBER, AccountType.ENTERPRISE))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void nobodyIsRegisteredAsAnOperator() {
        assertThat(refusal(open(operator(), TenantRole.OPERATOR, AccountType.BASIC))
                        .code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
    }
}
