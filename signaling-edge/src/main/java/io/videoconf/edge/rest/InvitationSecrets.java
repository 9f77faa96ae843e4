package io.videoconf.edge.rest;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.edge.gateway.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What opens an invitation: {@value #PREFIX}, the recording's id, and 256 random bits. It is in one answer, and kept nowhere: the
 * recording has its digest.
 */
final class InvitationSecrets {
    static final String PREFIX = "vci_";
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile(
            PREFIX + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_[A-Za-z0-9_-]{43}");

    private InvitationSecrets() {}

    /**
     * One of them.
     *
     * @param recording that it leads to
     * @param sha256 by which the recording knows it
     */
    record Shown(RecordingId recording, String sha256) {}

    static String fresh(RecordingId recording) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return PREFIX + recording.value() + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What was shown; empty when it is none. */
    static Optional<Shown> read(String secret) {
        Matcher parts = SHAPE.matcher(secret);
        return parts.matches()
                ? Optional.of(new Shown(new RecordingId(parts.group(1)), digest(secret)))
                : Optional.empty();
    }

    static String digest(String secret) {
        return Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
