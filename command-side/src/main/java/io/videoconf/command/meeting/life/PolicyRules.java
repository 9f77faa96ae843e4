package io.videoconf.command.meeting.life;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.MeetingPolicy;
import io.videoconf.command.meeting.deciding.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of what a meeting may let happen. */
final class PolicyRules {
    private PolicyRules() {}

    /** Bounds that every door shares. */
    record PolicyStaysWithinBounds() implements Rule<MeetingPolicy> {
        private static final int MOST_DOMAINS = 50;
        private static final int MOST_MINUTES = 43_200;
        private static final Pattern DOMAIN =
                Pattern.compile("(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,62})(?:\\.[a-z0-9](?:[a-z0-9-]{0,62}))*");

        @Override
        public boolean holds(MeetingPolicy it) {
            return fields(it).isEmpty();
        }

        @Override
        public Refusal refusal(MeetingPolicy it) {
            return Refusal.of(code(), name()).with("fields", fields(it));
        }

        private static Map<String, String> fields(MeetingPolicy it) {
            Map<String, String> fields = new LinkedHashMap<>();
            boolean domains = it.allowedDomains().size() <= MOST_DOMAINS
                    && it.allowedDomains().stream()
                            .allMatch(domain -> DOMAIN.matcher(domain).matches());
            if (!domains) {
                fields.put("settings.allowed_domains", "must be at most 50 domains such as example.com");
            }
            if (it.unattendedExpiryMinutes() < 1 || it.unattendedExpiryMinutes() > MOST_MINUTES) {
                fields.put("settings.unattended_expiry_minutes", "must be between 1 and " + MOST_MINUTES);
            }
            return fields;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }
    }
}
