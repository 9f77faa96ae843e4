package io.videoconf.command.account.state;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.TENANT;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.AccountTypeChanged;
import io.videoconf.api.account.events.ProfileChanged;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.SessionStarted;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.TenantRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class AccountFoldTest {

    private static final SessionId SESSION = SessionId.fresh();
    private static final List<AccountEvent> ONE_OF_EACH = List.of(
            new UserRegistered(
                    ADA,
                    TENANT,
                    "other@example.com",
                    "Other",
                    null,
                    "UTC",
                    "en",
                    AccountType.PRO,
                    TenantRole.ADMIN,
                    UserSettings.defaults(),
                    NOON),
            new ProfileChanged(ADA, "Countess", "ada", null, "UTC", "fr", UserSettings.defaults(), NOON),
            new AccountTypeChanged(ADA, AccountType.ENTERPRISE, NOON),
            new UserSuspended(ADA, "spam", NOON),
            new UserReinstated(ADA, NOON),
            new SessionStarted(ADA, SESSION, NOON),
            new SessionEnded(ADA, SESSION, SessionEnd.LOGGED_OUT, NOON),
            new UserDeleted(ADA, NOON));

    static Stream<AccountState> states() {
        AccountState active = adasAccount();
        return Stream.of(
                AccountState.initial(),
                active,
                AccountFold.evolve(active, new UserSuspended(ADA, "spam", NOON)),
                AccountFold.evolve(active, new UserDeleted(ADA, NOON)));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateSurvivesASnapshot(AccountState state) {
        JsonMapper mapper = JsonMapper.builder().build();

        String json = mapper.writerFor(AccountState.class).writeValueAsString(state);

        assertThat(mapper.readValue(json, AccountState.class)).isEqualTo(state);
        assertThat(mapper.readTree(json).get("kind").asString())
                .isEqualTo(
                        switch (state) {
                            case NoAccount _ -> "none";
                            case ActiveAccount _ -> "active";
                            case SuspendedAccount _ -> "suspended";
                            case DeletedAccount _ -> "deleted";
                        });
    }

    @Test
    void aSuspensionKeepsTheAccountAndAReinstatementGivesItBack() {
        AccountState active = adasAccount();

        AccountState suspended = AccountFold.evolve(active, new UserSuspended(ADA, "spam", NOON));
        AccountState renamed = AccountFold.evolve(suspended, ONE_OF_EACH.get(1));

        assertThat(suspended)
                .isInstanceOfSatisfying(
                        SuspendedAccount.class,
                        state -> assertThat(state.reason()).isEqualTo("spam"));
        assertThat(renamed).isInstanceOf(SuspendedAccount.class);
        assertThat(AccountFold.evolve(renamed, new UserReinstated(ADA, NOON)))
                .isInstanceOfSatisfying(
                        ActiveAccount.class,
                        state -> assertThat(state.account().displayName()).isEqualTo("Countess"));
    }

    @Test
    void nothingPersonalIsLeftOfADeletedAccount() {
        AccountState deleted = AccountFold.evolve(adasAccount(), new UserDeleted(ADA, NOON));

        assertThat(deleted).isEqualTo(new DeletedAccount(ADA, TENANT));
    }

    @Test
    void factsInAnyOrderMakeSomeState() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            AccountState state = AccountState.initial();
            List<AccountEvent> told = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                AccountEvent event = ONE_OF_EACH.get(random.nextInt(ONE_OF_EACH.size()));
                told.add(event);
                AccountState before = state;
                state = AccountFold.evolve(state, event);
                if (before instanceof DeletedAccount) {
                    assertThat(state)
                            .as("deleted is for good, seed %d, %s", seed, told)
                            .isEqualTo(before);
                }
            }
        }
    }
}
