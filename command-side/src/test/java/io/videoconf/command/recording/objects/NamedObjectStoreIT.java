package io.videoconf.command.recording.objects;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The contract, held by a store of your choice: VIDEOCONF_S3_ENDPOINT, VIDEOCONF_S3_ACCESS_KEY, VIDEOCONF_S3_SECRET_KEY
 * and, where they are not the usual ones, VIDEOCONF_S3_BUCKET and VIDEOCONF_S3_REGION. Leaves objects behind.
 */
@EnabledIfEnvironmentVariable(named = "VIDEOCONF_S3_ENDPOINT", matches = ".+")
class NamedObjectStoreIT extends ObjectStoreContract {
    @Override
    ObjectStoreSettings settings() {
        Map<String, String> env = System.getenv();
        return new ObjectStoreSettings(
                URI.create(env.getOrDefault("VIDEOCONF_S3_ENDPOINT", "")),
                env.getOrDefault("VIDEOCONF_S3_ACCESS_KEY", ""),
                env.getOrDefault("VIDEOCONF_S3_SECRET_KEY", ""),
                env.getOrDefault("VIDEOCONF_S3_BUCKET", "videoconf-test"),
                env.getOrDefault("VIDEOCONF_S3_REGION", "us-east-1"),
                Duration.ofMinutes(5),
                null,
                Duration.ofSeconds(1),
                Duration.ZERO);
    }
}
