package io.videoconf.api.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * An {@link Origin} as message metadata, and back.
 */
public final class OriginMetadata {
    private OriginMetadata() {}

    /** The origin as flat text values. */
    public static Map<String, String> write(Origin origin) {
        Actor actor = origin.actor();
        Map<String, String> values = new HashMap<>();
        values.put(MetadataKeys.ACTOR_KIND, actor.kind().name());
        values.put(MetadataKeys.ACTOR_ID, actor.id().value());
        values.put(MetadataKeys.TENANT_ID, actor.tenant().value());
        values.put(MetadataKeys.TENANT_ROLE, actor.role().name());
        MeetingId boundTo = actor.boundTo();
        if (boundTo != null) {
            values.put(MetadataKeys.ACTOR_BOUND_TO, boundTo.value());
        }
        values.put(MetadataKeys.REQUEST_ID, origin.requestId());
        values.put(MetadataKeys.DOOR, origin.door().name());
        values.put(MetadataKeys.ADDRESS_CLASS, origin.addressClass().name());
        values.put(MetadataKeys.POLICY_VERSION, Integer.toString(origin.policyVersion()));
        return values;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when a value is missing: a message without an origin is a bug
     */
    public static Origin read(Map<String, ?> metadata) {
        Object boundTo = metadata.get(MetadataKeys.ACTOR_BOUND_TO);
        Actor actor = new Actor(
                ActorKind.valueOf(text(metadata, MetadataKeys.ACTOR_KIND)),
                new UserId(text(metadata, MetadataKeys.ACTOR_ID)),
                new TenantId(text(metadata, MetadataKeys.TENANT_ID)),
                TenantRole.valueOf(text(metadata, MetadataKeys.TENANT_ROLE)),
                boundTo == null ? null : new MeetingId(boundTo.toString()));
        return new Origin(
                actor,
                text(metadata, MetadataKeys.REQUEST_ID),
                Door.valueOf(text(metadata, MetadataKeys.DOOR)),
                AddressClass.valueOf(text(metadata, MetadataKeys.ADDRESS_CLASS)),
                Integer.parseInt(text(metadata, MetadataKeys.POLICY_VERSION)));
    }

    private static String text(Map<String, ?> metadata, String key) {
        Object value = metadata.get(key);
        if (value == null) {
            throw new IllegalArgumentException("message metadata lacks " + key);
        }
        return value.toString();
    }
}
