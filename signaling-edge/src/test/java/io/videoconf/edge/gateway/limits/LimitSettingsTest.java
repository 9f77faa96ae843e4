package io.videoconf.edge.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LimitSettingsTest {
    private static LimitSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("videoconf.edge.limits", LimitSettings.class);
    }

    @Test
    void byDefaultTheyAreTheContracts() {
        LimitSettings unset = bound(Map.of());
        assertThat(unset.basic()).isEqualTo(new LimitSettings.Basic(1_000, 10, 50));
        assertThat(unset.pro()).isEqualTo(new LimitSettings.Pro(10_000, 100, 500));
        assertThat(unset.enterprise()).isEqualTo(new LimitSettings.Enterprise(100_000, 1_000, LimitSettings.UNLIMITED));
    }

    @Test
    void whatIsSetIsSetAndTheRestStays() {
        LimitSettings set = bound(Map.of("videoconf.edge.limits.basic.api-calls", "7"));
        assertThat(set.basic()).isEqualTo(new LimitSettings.Basic(7, 10, 50));
        assertThat(set.pro()).isEqualTo(bound(Map.of()).pro());
    }
}
