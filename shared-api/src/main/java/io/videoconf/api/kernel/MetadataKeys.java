package io.videoconf.api.kernel;

/**
 * Names of what travels beside commands and events. They are stored with every event, so they are for ever.
 */
public final class MetadataKeys {
    /** JSON-free text: kind, user id, tenant id, tenant role, bound meeting; see {@code OriginMetadata}. */
    public static final String ACTOR_KIND = "actor_kind";

    public static final String ACTOR_ID = "actor_id";
    public static final String ACTOR_BOUND_TO = "actor_bound_to";
    public static final String TENANT_ID = "tenant_id";
    public static final String TENANT_ROLE = "tenant_role";
    public static final String REQUEST_ID = "request_id";
    public static final String DOOR = "door";
    public static final String ADDRESS_CLASS = "address_class";
    public static final String POLICY_VERSION = "policy_version";
    /** The run of the edge that it came through, as {@code EdgeRun} writes it; absent for what VideoConf does by itself. */
    public static final String EDGE = "edge";
    /** Id of the message that directly caused this one. */
    public static final String CAUSATION_ID = "causation_id";
    /** Id of the message that began the chain. */
    public static final String CORRELATION_ID = "correlation_id";
    /** Version that the client expects of the aggregate (If-Match); on commands only. */
    public static final String EXPECTED_VERSION = "expected_version";
    /** The client's Idempotency-Key; on commands only. */
    public static final String IDEMPOTENCY_KEY = "idempotency_key";
    /** SHA-256 of route and body under the Idempotency-Key; on commands only. */
    public static final String IDEMPOTENCY_FINGERPRINT = "idempotency_fingerprint";

    /** A digest of the address that a command comes from: on commands only, and in no event. */
    public static final String ADDRESS_KEY = "address_key";

    /** When a command that VideoConf sends to itself was due, ISO 8601 in UTC: on commands only, and in no event. */
    public static final String DUE_AT = "due_at";

    private MetadataKeys() {}
}
