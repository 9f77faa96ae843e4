package io.videoconf.messaging;

import io.videoconf.api.kernel.MetadataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Copies the origin of a message to everything that it causes, and says what caused it. */
final class OriginCorrelation implements CorrelationDataProvider {
    private static final List<String> COPIED = List.of(
            MetadataKeys.ACTOR_KIND,
            MetadataKeys.ACTOR_ID,
            MetadataKeys.ACTOR_BOUND_TO,
            MetadataKeys.TENANT_ID,
            MetadataKeys.TENANT_ROLE,
            MetadataKeys.REQUEST_ID,
            MetadataKeys.DOOR,
            MetadataKeys.ADDRESS_CLASS,
            MetadataKeys.POLICY_VERSION,
            MetadataKeys.EDGE);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> data = new HashMap<>();
        for (String key : COPIED) {
            Object value = message.getMetaData().get(key);
            if (value != null) {
                data.put(key, value);
            }
        }
        data.put(MetadataKeys.CAUSATION_ID, message.getIdentifier());
        Object correlation = message.getMetaData().get(MetadataKeys.CORRELATION_ID);
        data.put(MetadataKeys.CORRELATION_ID, correlation == null ? message.getIdentifier() : correlation);
        return data;
    }
}
