package io.videoconf.edge.ice;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The STUN and TURN servers that participants are told.
 *
 * @param stunUrls such as {@code stun:stun.example.com:3478}
 * @param turnUrls such as {@code turn:turn.example.com:3478?transport=udp}
 * @param secret what the TURN servers share with us (coturn's {@code static-auth-secret}); required with TURN servers
 * @param lifetime how long credentials are good; a relay that is in use lives longer by itself
 */
@Validated
@ConfigurationProperties("videoconf.edge.ice")
public record IceSettings(
        @DefaultValue List<@Pattern(regexp = "stuns?:.+") String> stunUrls,
        @DefaultValue List<@Pattern(regexp = "turns?:.+") String> turnUrls,
        @Nullable String secret,

        @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration lifetime) {

    /** TURN servers without a secret would be told to everybody and let nobody in. */
    @AssertTrue(message = "videoconf.edge.ice.secret is required where there are TURN servers")
    public boolean isSecretGivenWithTurn() {
        return turnUrls.isEmpty() || secret != null && !secret.isBlank();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "stun " + stunUrls + ", turn " + turnUrls + ", " + lifetime;
    }
}
