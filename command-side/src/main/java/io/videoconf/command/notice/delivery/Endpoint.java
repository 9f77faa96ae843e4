package io.videoconf.command.notice.delivery;

import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of which facts.
 *
 * @param eventTypes null for all
 */
record Endpoint(
        WebhookId id,
        WebhookScope scope,
        TenantId tenant,
        UserId owner,
        @Nullable List<String> eventTypes) {

    boolean wants(String type) {
        return eventTypes == null || eventTypes.contains(type);
    }
}
