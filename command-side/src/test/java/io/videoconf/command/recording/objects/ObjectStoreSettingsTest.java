package io.videoconf.command.recording.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ObjectStoreSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "videoconf.objects.endpoint", "http://127.0.0.1:9000",
            "videoconf.objects.access-key", "access",
            "videoconf.objects.secret-key", "most secret");

    @Test
    void sayLittleAndGetTheRest() {
        ObjectStoreSettings settings = bind(LEAST);
        assertThat(settings.bucket()).isEqualTo("videoconf");
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(settings.linkLifetime()).hasMinutes(10);
        assertThat(settings.reachedByClients()).isEqualTo(settings.endpoint());
    }

    @Test
    void theKeyIsInNoText() {
        assertThat(bind(LEAST).toString()).doesNotContain("most secret");
    }

    @Test
    void linksThatOutliveTheirPurposeAreRefused() {
        assertThatThrownBy(() -> bind(with("videoconf.objects.link-lifetime", "25h")))
                .hasRootCauseMessage("videoconf.objects.link-lifetime must be between 1s and 1h");
    }

    @Test
    void aStoreBehindAPathIsRefused() {
        assertThatThrownBy(() -> bind(with("videoconf.objects.public-endpoint", "https://example.org/s3")))
                .hasRootCauseMessage("videoconf.objects.public-endpoint must be http(s)://host[:port] without a path");
    }

    @Test
    void linksLeadToWhereClientsReachTheStoreAndAreInNoText() {
        SignedLinks links = new SignedLinks(
                bind(with("videoconf.objects.public-endpoint", "https://media.example.org")),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        SignedLink link = links.get(new ObjectKey("recordings/1/media/2"), "Weekly \"Ä\"\r\n.webm");
        assertThat(link.url())
                .startsWith("https://media.example.org/videoconf/recordings/1/media/2?")
                .contains("response-content-disposition=attachment%3B%20filename%3D%22Weekly%20____");
        assertThat(link.expiresAt()).isEqualTo(Instant.EPOCH.plusSeconds(600));
        assertThat(link.toString()).doesNotContain("http");
    }

    @Test
    void aKeyNeverNeedsEscaping() {
        assertThatThrownBy(() -> new ObjectKey("recordings/../secrets")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(LEAST);
        more.put(name, value);
        return more;
    }

    private static ObjectStoreSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("videoconf.objects", ObjectStoreSettings.class)
                .get();
    }
}
