package io.videoconf.command.recording.objects;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where bytes are kept.
 *
 * @param endpoint of the store as we reach it, without a path; on AWS the one of the region
 * @param accessKey name of our key
 * @param secretKey our key
 * @param bucket in which everything is kept; made at the start when there is none
 * @param region in which the store is, as far as it has any
 * @param linkLifetime how long a signed link is good for: a second to an hour
 * @param publicEndpoint of the store as clients reach it; null when that is the same
 * @param look how often it is looked whether the store does what it is asked, when nobody asks: 100 ms or more
 * @param lockedFor how long the store keeps anybody, us among them, from removing a recording that is complete; zero asks for
 *     nothing of the kind
 */
@Validated
@ConfigurationProperties("videoconf.objects")
public record ObjectStoreSettings(
        @NotNull URI endpoint,
        @NotBlank String accessKey,
        @NotBlank String secretKey,
        @NotBlank @DefaultValue("videoconf") String bucket,
        @NotBlank @DefaultValue("us-east-1") String region,
        @NotNull @DefaultValue("10m") Duration linkLifetime,
        @Nullable URI publicEndpoint,
        @NotNull @DefaultValue("5s") Duration look,
        @NotNull @DefaultValue("0s") Duration lockedFor) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public ObjectStoreSettings {
        if (linkLifetime.compareTo(Duration.ofSeconds(1)) < 0 || linkLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("videoconf.objects.link-lifetime must be between 1s and 1h");
        }
        if (lockedFor.isNegative()) {
            throw new IllegalArgumentException("videoconf.objects.locked-for must not be negative");
        }
        if (look.toMillis() < 100) {
            throw new IllegalArgumentException("videoconf.objects.look must be at least 100ms");
        }
        requireRoot(endpoint, "videoconf.objects.endpoint");
        if (publicEndpoint != null) {
            requireRoot(publicEndpoint, "videoconf.objects.public-endpoint");
        }
    }

    /** Whether what is complete is to be locked. */
    boolean wantsLocks() {
        return !lockedFor.isZero();
    }

    /** The store as clients reach it. */
    URI reachedByClients() {
        return Objects.requireNonNullElse(publicEndpoint, endpoint);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "ObjectStoreSettings[endpoint=" + endpoint + ", bucket=" + bucket + ", region=" + region
                + ", linkLifetime=" + linkLifetime + ", publicEndpoint=" + publicEndpoint + ", look=" + look
                + ", lockedFor="
                + lockedFor + "]";
    }

    /** Signatures cover the whole path, so a store behind a path that a proxy takes away could never check them. */
    private static void requireRoot(URI uri, String name) {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        String path = Objects.requireNonNullElse(uri.getPath(), "");
        if (!web || uri.getHost() == null || !(path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException(name + " must be http(s)://host[:port] without a path");
        }
    }
}
