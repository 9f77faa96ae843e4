package io.videoconf.command.account.administration;

import io.videoconf.api.account.commands.ChangeTenantRole;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.TenantRoleChanged;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rule;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.util.Map;

/**
 * Gives a person another role in their tenant. Suspended people too.
 */
public final class TenantRoleChange {

    /** A tenant's only administrator would give the tenant away, or nobody would be left to run it. */
    private static final Rule NOBODY_CHANGES_THEIR_OWN_ROLE = new Rule(
            new Refusal(
                    RefusalCode.INVALID_STATE,
                    "Nobody changes their own role. Another administrator can.",
                    "NobodyChangesTheirOwnRole",
                    Map.of()),
            (asked, open) -> !Rights.owns(asked.actor(), open));

    private static final Refusal OPERATORS_ARE_NAMED_BY_THE_CONFIGURATION = Refusal.of(
                    RefusalCode.VALIDATION_FAILED, "OperatorsAreNamedByTheConfiguration")
            .with("fields", Map.of("tenant_role", "must be one of member, admin, compliance"));

    private static final Rulebook RULES = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
            Rights.THE_SUSPENDED_DO_NOT_ACT,
            Rights.ONLY_ADMINS_RUN_THEIR_TENANT,
            NOBODY_CHANGES_THEIR_OWN_ROLE);

    private TenantRoleChange() {}

    /** Changes the role; nothing when the person has it already. */
    public static Decision<AccountEvent> decide(Asked<ChangeTenantRole> asked, AccountState state) {
        ChangeTenantRole command = asked.command();
        return RULES.decide(asked, state, open -> {
            if (command.tenantRole() == TenantRole.OPERATOR) {
                return Decision.refused(OPERATORS_ARE_NAMED_BY_THE_CONFIGURATION);
            }
            return open.account().tenantRole() == command.tenantRole()
                    ? Decision.alreadySo()
                    : Decision.accepted(new TenantRoleChanged(command.userId(), command.tenantRole(), asked.at()));
        });
    }
}
