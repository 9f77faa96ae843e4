package io.videoconf.api.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A "no" with its reason. Crosses the bus as the details of an exception, and is stored for the audit.
 *
 * @param message what to tell a person
 * @param rule the rule that said no, a sentence such as {@code OnlyHostsAdmit}
 * @param details what helps the client, by snake_case name; no secrets, no personal data of others
 */
public record Refusal(RefusalCode code, String message, String rule, Map<String, Object> details) {
    public Refusal {
        details = Map.copyOf(details);
    }

    /** A refusal in the code's own words. */
    public static Refusal of(RefusalCode code, String rule) {
        return new Refusal(code, code.message(), rule, Map.of());
    }

    /** The same refusal with one more detail for the client. */
    public Refusal with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(key, value);
        return new Refusal(code, message, rule, more);
    }
}
