package io.videoconf.command.account.profile;

import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.UserSettingsChange;
import io.videoconf.api.account.commands.ChangeProfile;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.ProfileChanged;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.command.account.rules.Fields;
import io.videoconf.command.account.rules.Rights;
import io.videoconf.command.account.rules.Rulebook;
import io.videoconf.command.account.state.Account;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Merges what a person says about themselves, deeply: what is not said stays. An empty user name or picture
 * address takes the old one away.
 */
public final class ProfileChange {

    private static final Rulebook RULES = Rulebook.of(
            Rights.TENANTS_DO_NOT_SEE_EACH_OTHER,
            Rights.THE_SUSPENDED_DO_NOT_ACT,
            Rights.ONLY_THE_PERSON_CHANGES_THEIR_ACCOUNT);

    private ProfileChange() {}

    /** The whole profile after the change; nothing when the change changes nothing. */
    public static Decision<AccountEvent> decide(Asked<ChangeProfile> asked, AccountState state) {
        return RULES.decide(asked, state, open -> {
            Refusal refusal = fields(asked.command()).refusal().orElse(null);
            if (refusal != null) {
                return Decision.refused(refusal);
            }
            Account before = open.account();
            ProfileChanged after = merged(before, asked.command(), asked.at());
            return after.equals(unchanged(before, asked.at())) ? Decision.alreadySo() : Decision.accepted(after);
        });
    }

    private static Fields fields(ChangeProfile command) {
        return new Fields()
                .text("display_name", command.displayName(), 1, 100)
                .text("username", command.username(), 0, 64)
                .pictureUrl("avatar_url", command.avatarUrl())
                .timezone("timezone", command.timezone())
                .language("language", command.language());
    }

    private static ProfileChanged merged(Account now, ChangeProfile change, Instant at) {
        return new ProfileChanged(
                now.userId(),
                said(change.displayName(), now.displayName()),
                saidOrTakenAway(change.username(), now.username()),
                saidOrTakenAway(change.avatarUrl(), now.avatarUrl()),
                said(change.timezone(), now.timezone()),
                said(change.language(), now.language()),
                said(change.settings(), now.settings()),
                at);
    }

    private static ProfileChanged unchanged(Account now, Instant at) {
        return new ProfileChanged(
                now.userId(),
                now.displayName(),
                now.username(),
                now.avatarUrl(),
                now.timezone(),
                now.language(),
                now.settings(),
                at);
    }

    private static String said(@Nullable String change, String now) {
        return change == null ? now : change.strip();
    }

    private static UserSettings said(@Nullable UserSettingsChange change, UserSettings now) {
        return change == null ? now : change.appliedTo(now);
    }

    private static @Nullable String saidOrTakenAway(@Nullable String change, @Nullable String now) {
        if (change == null) {
            return now;
        }
        String stripped = change.strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
