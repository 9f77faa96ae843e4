package io.videoconf.command.account.keys;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.TENANT;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.adminOfAnotherTenant;
import static io.videoconf.command.account.AccountSamples.after;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.account.commands.CreateApiKey;
import io.videoconf.api.account.commands.RevokeApiKey;
import io.videoconf.api.account.events.ApiKeyCreated;
import io.videoconf.api.account.events.ApiKeyRevoked;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final ApiKeyId KEY = ApiKeyId.fresh();

    private static CreateApiKey create(ApiKeyId id, Set<ApiKeyScope> scopes, @Nullable Instant expiresAt) {
        return new CreateApiKey(ADA, id, " build server ", "vck_12345678", "0".repeat(64), scopes, expiresAt);
    }

    private static CreateApiKey create(ApiKeyId id) {
        return create(id, Set.of(ApiKeyScope.MEETINGS_WRITE, ApiKeyScope.MEETINGS_READ), null);
    }

    @Test
    void peopleMakeKeysAndTheFactHasNothingThatLetsAnybodyIn() {
        assertThat(events(ApiKeys.create(by(person(ADA), create(KEY)), adasAccount())))
                .containsExactly(new ApiKeyCreated(
                        ADA,
                        KEY,
                        "build server",
                        "vck_12345678",
                        List.of(ApiKeyScope.MEETINGS_READ, ApiKeyScope.MEETINGS_WRITE),
                        null,
                        NOON));
    }

    @Test
    void aKeyIsRevokedOnce() {
        AccountState with = after(adasAccount(), ApiKeys.create(by(person(ADA), create(KEY)), adasAccount()));
        RevokeApiKey revoke = new RevokeApiKey(ADA, KEY);

        assertThat(events(ApiKeys.revoke(by(person(ADA), revoke), with)))
                .containsExactly(new ApiKeyRevoked(ADA, KEY, NOON));
        AccountState without = after(with, ApiKeys.revoke(by(person(ADA), revoke), with));
        assertThat(refusal(ApiKeys.revoke(by(person(ADA), revoke), without)).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void nobodyMakesKeysForOthersAndNoKeyMakesKeys() {
        Actor key = new Actor(ActorKind.SERVICE, ADA, TENANT, TenantRole.ADMIN, null);
        for (Actor actor : List.of(admin(), key)) {
            assertThat(refusal(ApiKeys.create(by(actor, create(KEY)), adasAccount()))
                            .code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
        assertThat(refusal(ApiKeys.create(by(adminOfAnotherTenant(), create(KEY)), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
    }

    @Test
    void theSuspendedMakeNone() {
        AccountState suspended = AccountFold.evolve(adasAccount(), new UserSuspended(ADA, "spam", NOON));

        assertThat(refusal(ApiKeys.create(by(person(ADA), create(KEY)), suspended))
                        .code())
                .isEqualTo(RefusalCode.ACCOUNT_SUSPENDED);
    }

    @Test
    void aKeyHasScopesAndATimeToCome() {
        assertThat(refusal(ApiKeys.create(by(person(ADA), create(KEY, Set.of(), null)), adasAccount()))
                        .details()
                        .toString())
                .contains("scopes");
        assertThat(refusal(ApiKeys.create(
                                by(person(ADA), create(KEY, Set.of(ApiKeyScope.SIGNALING), NOON)), adasAccount()))
                        .details()
                        .toString())
                .contains("expires_at");
    }

    @Test
    void anAccountHasFewKeys() {
        AccountState state = adasAccount();
        for (int i = 0; i < ApiKeys.MOST; i++) {
            state = after(state, ApiKeys.create(by(person(ADA), create(ApiKeyId.fresh())), state));
        }

        assertThat(refusal(ApiKeys.create(by(person(ADA), create(KEY)), state)).rule())
                .isEqualTo("AnAccountHasFewKeys");
    }
}
