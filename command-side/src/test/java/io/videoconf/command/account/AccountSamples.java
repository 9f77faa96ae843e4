package io.videoconf.command.account;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.registration.Registration;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import java.util.List;

/**
 * People, accounts and askers for tests.
 */
public final class AccountSamples {

    public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    public static final TenantId TENANT = TenantId.fresh();
    public static final UserId ADA = UserId.fresh();
    public static final Secret PASSWORD = new Secret("correct horse battery");

    private AccountSamples() {}

    public static RegisterUser register(UserId userId, String email) {
        return new RegisterUser(
                userId,
                TENANT,
                email,
                PASSWORD,
                "Ada Lovelace",
                null,
                "Europe/London",
                "en",
                TenantRole.MEMBER,
                AccountType.BASIC);
    }

    /** Ada's account as it is after her registration. */
    public static AccountState adasAccount() {
        return accountOf(ADA, "ada@example.com");
    }

    public static AccountState accountOf(UserId userId, String email) {
        return after(
                AccountState.initial(),
                Registration.decide(by(Actor.SYSTEM, register(userId, email)), AccountState.initial()));
    }

    public static Actor person(UserId id) {
        return new Actor(ActorKind.USER, id, TENANT, TenantRole.MEMBER, null);
    }

    public static Actor admin() {
        return new Actor(ActorKind.USER, UserId.fresh(), TENANT, TenantRole.ADMIN, null);
    }

    public static Actor adminOfAnotherTenant() {
        return new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.ADMIN, null);
    }

    /** Runs the installation; of a tenant of their own. */
    public static Actor operator() {
        return new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.OPERATOR, null);
    }

    /** Somebody without a token. */
    public static Actor visitor() {
        return new Actor(ActorKind.GUEST, UserId.fresh(), TenantId.fresh(), TenantRole.MEMBER, null);
    }

    public static Actor guest() {
        return new Actor(ActorKind.GUEST, UserId.fresh(), TENANT, TenantRole.ADMIN, MeetingId.fresh());
    }

    public static <C> Asked<C> by(Actor actor, C command) {
        return new Asked<>(
                command, new Origin(actor, "req_test", Door.REST, AddressClass.LOOPBACK, Origin.CURRENT_POLICY), NOON);
    }

    /** What was decided; fails when it was refused. */
    public static List<AccountEvent> events(Decision<AccountEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<AccountEvent> accepted -> accepted.events();
            case Decision.Refused<AccountEvent> refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    /** Why it was refused; fails when it was not. */
    public static Refusal refusal(Decision<AccountEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<AccountEvent> accepted -> throw new AssertionError("accepted: " + accepted.events());
            case Decision.Refused<AccountEvent> refused -> refused.refusal();
        };
    }

    /** The state after what was decided. */
    public static AccountState after(AccountState state, Decision<AccountEvent> decision) {
        AccountState now = state;
        for (AccountEvent event : events(decision)) {
            now = AccountFold.evolve(now, event);
        }
        return now;
    }
}
