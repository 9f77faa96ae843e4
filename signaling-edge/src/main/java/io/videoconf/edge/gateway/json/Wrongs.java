package io.videoconf.edge.gateway.json;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Denied;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that is wrong with one request, by dotted field name: one reason a field. */
public final class Wrongs {
    private static final int MOST = 50;

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** Notes a reason, unless the field has one already. */
    public void add(String field, String reason) {
        if (reasons.size() < MOST) {
            reasons.putIfAbsent(field, reason);
        }
    }

    /** @throws Denied VALIDATION_FAILED with all reasons, when there is one */
    public void refuseIfAny() {
        if (!reasons.isEmpty()) {
            throw new Denied(Refusal.of(RefusalCode.VALIDATION_FAILED, "RequestsHaveTheFieldsOfTheContract")
                    .with("fields", Map.copyOf(reasons)));
        }
    }
}
