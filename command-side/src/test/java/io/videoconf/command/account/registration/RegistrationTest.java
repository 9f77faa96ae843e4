package io.videoconf.command.account.registration;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.TENANT;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.refusal;
import static io.videoconf.command.account.AccountSamples.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    @Test
    void opensAnAccountWithTheEmailInItsNormalForm() {
        assertThat(events(Registration.decide(
                        by(Actor.SYSTEM, register(ADA, " Ada@Example.COM ")), AccountState.initial())))
                .containsExactly(new UserRegistered(
                        ADA,
                        TENANT,
                        "ada@example.com",
                        "Ada Lovelace",
                        null,
                        "Europe/London",
                        "en",
                        AccountType.BASIC,
                        TenantRole.MEMBER,
                        UserSettings.defaults(),
                        NOON));
    }

    @Test
    void saysOfEveryFieldWhatIsWrongWithIt() {
        RegisterUser wrong = new RegisterUser(
                ADA,
                TENANT,
                "nobody",
                new Secret("short"),
                " ",
                "x".repeat(65),
                "Mars/Olympus",
                "not a language",
                TenantRole.MEMBER,
                AccountType.BASIC);

        Refusal refusal = refusal(Registration.decide(by(Actor.SYSTEM, wrong), AccountState.initial()));

        assertThat(refusal.code()).isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(refusal.details())
                .extractingByKey("fields")
                .isEqualTo(Map.of(
                        "email", "must be an e-mail address such as ada@example.com",
                        "password", "must be between 8 and 128 characters",
                        "display_name", "must be between 1 and 100 characters",
                        "username", "must be between 1 and 64 characters",
                        "timezone", "must be a time zone such as Europe/Vienna",
                        "language", "must be a language tag such as en or de-AT"));
    }

    @Test
    void textThatNoStoreCanHoldIsRefused() {
        RegisterUser halves = new RegisterUser(
                ADA,
                TENANT,
                "a\u0000da@example.com",
                new Secret("12345678\uD800"),
                "Ada\uDC00",
                null,
                "UTC",
                "en",
                TenantRole.MEMBER,
                AccountType.BASIC);

        Refusal refusal = refusal(Registration.decide(by(Actor.SYSTEM, halves), AccountState.initial()));

        assertThat(refusal.details().get("fields"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("email", "password", "display_name");
    }

    @Test
    void anAccountIsOpenedOnce() {
        AccountState deleted = AccountFold.evolve(adasAccount(), new UserDeleted(ADA, NOON));

        assertThat(refusal(Registration.decide(by(Actor.SYSTEM, register(ADA, "a@example.com")), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.INVALID_STATE);
        assertThat(refusal(Registration.decide(by(Actor.SYSTEM, register(ADA, "a@example.com")), deleted))
                        .code())
                .isEqualTo(RefusalCode.INVALID_STATE);
    }
}
