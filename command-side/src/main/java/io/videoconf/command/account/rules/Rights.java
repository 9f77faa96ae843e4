package io.videoconf.command.account.rules;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.account.state.ActiveAccount;
import io.videoconf.command.account.state.OpenAccount;
import io.videoconf.command.account.state.SuspendedAccount;

/**
 * Who may ask anything at all of an account. VideoConf itself always may.
 */
public final class Rights {

    /** People of other tenants, and guests, are told that there is no such account. Always the first rule. */
    public static final Rule TENANTS_DO_NOT_SEE_EACH_OTHER = Rule.of(
            "TenantsDoNotSeeEachOther",
            RefusalCode.USER_NOT_FOUND,
            (asked, open) -> asked.actor().isSystem() || isOperator(asked.actor()) || sameTenant(asked.actor(), open));

    /** A token outlives the suspension of its owner by minutes; it is good for nothing here. */
    public static final Rule THE_SUSPENDED_DO_NOT_ACT =
            Rule.of("TheSuspendedDoNotAct", RefusalCode.ACCOUNT_SUSPENDED, (asked, open) -> switch (open) {
                case ActiveAccount _ -> true;
                case SuspendedAccount suspended -> !owns(asked.actor(), suspended);
            });

    /** Administrators do not rewrite other people's profiles. */
    public static final Rule ONLY_THE_PERSON_CHANGES_THEIR_ACCOUNT = Rule.of(
            "OnlyThePersonChangesTheirAccount",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            (asked, open) -> asked.actor().isSystem() || owns(asked.actor(), open));

    /** Types, roles, suspensions and closing are for the tenant's administrators, and for who runs the installation. */
    public static final Rule ONLY_ADMINS_RUN_THEIR_TENANT = Rule.of(
            "OnlyAdminsRunTheirTenant",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            (asked, _) -> asked.actor().isSystem()
                    || isOperator(asked.actor())
                    || asked.actor().role() == TenantRole.ADMIN);

    /** What counts beyond a tenant is for who runs the installation to say. */
    public static final Rule ONLY_OPERATORS_VOUCH_FOR_ADDRESSES = Rule.of(
            "OnlyOperatorsVouchForAddresses",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            (asked, _) -> asked.actor().isSystem() || isOperator(asked.actor()));

    private Rights() {}

    /** True when the account is the actor's own. */
    public static boolean owns(Actor actor, OpenAccount open) {
        return actor.kind() == ActorKind.USER
                && actor.id().equals(open.account().userId());
    }

    /** True for who runs the installation. Guests never do, whatever a token says. */
    public static boolean isOperator(Actor actor) {
        return actor.kind() != ActorKind.GUEST && actor.role() == TenantRole.OPERATOR;
    }

    private static boolean sameTenant(Actor actor, OpenAccount open) {
        return actor.kind() != ActorKind.GUEST
                && actor.tenant().equals(open.account().tenantId());
    }
}
