package io.videoconf.edge.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the edge.
 *
 * @param id the name of this edge, its own among all edges; null draws one at each start, so that the connections of a run
 *     that was killed are known to be lost only when its lease is over, and not at the next start
 * @param devicesPerPerson sockets that one person may have in one meeting, on all edges together; with 1, a further one takes the
 *     first one's place
 * @param presenceWindow for how long a crowded meeting gathers who comes and goes before it tells everybody; zero tells each at once
 * @param publicUrl where clients reach this edge; join links begin with it
 * @param tokens which access tokens are ours
 * @param cors which web pages may call
 */
@Validated
@ConfigurationProperties("videoconf.edge")
public record EdgeSettings(
        @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String id,
        @DefaultValue("1") @Min(1) @Max(8) int devicesPerPerson,

        @NotNull @DefaultValue("25ms") @DurationMin(millis = 0) @DurationMax(seconds = 1)
        Duration presenceWindow,

        @NotNull @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
        @Valid @DefaultValue Tokens tokens,
        @Valid @DefaultValue Cors cors) {
    /**
     * What our tokens say.
     *
     * @param issuer the iss claim
     * @param audience a member of the aud claim
     */
    public record Tokens(
            @NotBlank @DefaultValue("videoconf") String issuer,
            @NotBlank @DefaultValue("videoconf") String audience) {}

    /**
     * Cross-origin calls.
     *
     * @param allowedOrigins such as https://app.example.com; empty allows none
     */
    public record Cors(@DefaultValue List<String> allowedOrigins) {}

    /** The public address without a slash at its end. */
    public String base() {
        String text = publicUrl.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
