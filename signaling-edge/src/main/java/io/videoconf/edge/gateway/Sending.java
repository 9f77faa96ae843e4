package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside a command.
 *
 * @param expectedVersion from If-Match; null when the client expects none
 * @param idempotency the client's key, and what it is good for; null when there is none
 * @param address a digest of the address that the client is at; null when unknown
 */
public record Sending(
        Origin origin,
        @Nullable Long expectedVersion,
        @Nullable Idempotency idempotency,
        @Nullable String address) {

    /** From an unknown address. */
    public Sending(Origin origin, @Nullable Long expectedVersion, @Nullable Idempotency idempotency) {
        this(origin, expectedVersion, idempotency, null);
    }

    /**
     * A promise that the same request is carried out once.
     *
     * @param key at most 200 printable characters
     * @param fingerprint SHA-256 of method, path and canonical body, in hex
     */
    public record Idempotency(String key, String fingerprint) {}

    /** Just the origin. */
    public static Sending from(Origin origin) {
        return new Sending(origin, null, null);
    }

    /** The same from this address. */
    public Sending at(@Nullable String from) {
        return new Sending(origin, expectedVersion, idempotency, from);
    }

    /** The same without If-Match: for a command on another stream than the one the client named. */
    public Sending anyVersion() {
        return new Sending(origin, null, idempotency, address);
    }

    Map<String, String> metadata() {
        Map<String, String> values = new HashMap<>(OriginMetadata.write(origin));
        Long version = expectedVersion;
        if (version != null) {
            values.put(MetadataKeys.EXPECTED_VERSION, version.toString());
        }
        if (address != null) {
            values.put(MetadataKeys.ADDRESS_KEY, address);
        }
        Idempotency given = idempotency;
        if (given != null) {
            values.put(MetadataKeys.IDEMPOTENCY_KEY, given.key());
            values.put(MetadataKeys.IDEMPOTENCY_FINGERPRINT, given.fingerprint());
        }
        return values;
    }
}
