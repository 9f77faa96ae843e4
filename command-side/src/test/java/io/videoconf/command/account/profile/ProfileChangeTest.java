package io.videoconf.command.account.profile;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.adminOfAnotherTenant;
import static io.videoconf.command.account.AccountSamples.after;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.guest;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.NotificationPreferences;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.UserSettingsChange;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.account.events.ProfileChanged;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.state.AccountFold;
import io.videoconf.command.account.state.AccountState;
import org.junit.jupiter.api.Test;

class ProfileChangeTest {

    private static final ChangeProfile RENAME = new ChangeProfile(ADA, "Countess", null, null, null, null, null);

    @Test
    void whatIsNotSaidStays() {
        UserSettingsChange quiet = new UserSettingsChange(true, null, null, false);

        assertThat(events(ProfileChange.decide(
                        by(person(ADA), new ChangeProfile(ADA, null, "ada", null, null, "de-AT", quiet)),
                        adasAccount())))
                .containsExactly(new ProfileChanged(
                        ADA,
                        "Ada Lovelace",
                        "ada",
                        null,
                        "Europe/London",
                        "de-AT",
                        new UserSettings(true, true, new NotificationPreferences(true, false)),
                        NOON));
    }

    @Test
    void emptyTextTakesAwayWhatMayBeMissing() {
        AccountState named = after(
                adasAccount(),
                ProfileChange.decide(
                        by(
                                person(ADA),
                                new ChangeProfile(ADA, null, "ada", "https://example.com/a.png", null, null, null)),
                        adasAccount()));

        assertThat(events(ProfileChange.decide(
                        by(person(ADA), new ChangeProfile(ADA, null, "", "", null, null, null)), named)))
                .singleElement()
                .isInstanceOfSatisfying(ProfileChanged.class, changed -> {
                    assertThat(changed.username()).isNull();
                    assertThat(changed.avatarUrl()).isNull();
                });
    }

    @Test
    void aChangeThatChangesNothingIsNoFact() {
        AccountState renamed = after(adasAccount(), ProfileChange.decide(by(person(ADA), RENAME), adasAccount()));

        assertThat(events(ProfileChange.decide(by(person(ADA), RENAME), renamed)))
                .isEmpty();
    }

    @Test
    void picturesAreOnTheWeb() {
        ChangeProfile script = new ChangeProfile(ADA, null, null, "javascript:alert(1)", null, null, null);

        assertThat(refusal(ProfileChange.decide(by(person(ADA), script), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
    }

    @Test
    void onlyThePersonChangesTheirProfile() {
        assertThat(refusal(ProfileChange.decide(by(person(UserId.fresh()), RENAME), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusal(ProfileChange.decide(by(admin(), RENAME), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void outsidersAndGuestsFindNobody() {
        assertThat(refusal(ProfileChange.decide(by(adminOfAnotherTenant(), RENAME), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
        assertThat(refusal(ProfileChange.decide(by(guest(), RENAME), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
        assertThat(refusal(ProfileChange.decide(by(person(ADA), RENAME), AccountState.initial()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
    }

    @Test
    void theSuspendedDoNotChangeTheirProfile() {
        AccountState suspended = AccountFold.evolve(adasAccount(), new UserSuspended(ADA, "spam", NOON));

        assertThat(refusal(ProfileChange.decide(by(person(ADA), RENAME), suspended))
                        .code())
                .isEqualTo(RefusalCode.ACCOUNT_SUSPENDED);
    }
}
