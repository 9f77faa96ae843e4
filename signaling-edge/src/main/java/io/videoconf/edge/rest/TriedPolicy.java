package io.videoconf.edge.rest;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.edge.gateway.json.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy to be tried.
 *
 * @param settings that meetings would have had; what is null is as it was
 * @param account type that their owners would have had; null as it was
 * @param admitAfterSeconds after how long somebody is let in who did not have to wait then; null for never
 * @param retention how long would be kept what they have
 */
record TriedPolicy(
        MeetingSettingsChange settings,
        @Nullable AccountType account,
        @Nullable Integer admitAfterSeconds,
        List<RetentionRule> retention) {
    private static final int HOUR_SECONDS = 3_600;

    /** Of a request; what is wrong with it is noted there. Null when there is none. */
    static @Nullable TriedPolicy of(@Nullable Fields policy) {
        if (policy == null) {
            return null;
        }
        Fields settings = policy.object("settings");
        Fields retention = policy.object("retention");
        return new TriedPolicy(
                settings == null ? MeetingSettingsChange.none() : MeetingFields.tried(settings),
                policy.word("account_type", AccountType.class).orNull(),
                policy.count("admit_after_seconds", 0, HOUR_SECONDS).orNull(),
                retention == null ? List.of() : RetentionJson.rules(retention));
    }
}
