package io.videoconf.edge.legacy;

import io.videoconf.api.kernel.TenantId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The door of older clients.
 *
 * @param port where it listens; null keeps it shut, 0 takes a free one
 * @param address of this machine; anything but loopback needs a token
 * @param token what callers must show as {@code Authorization: Bearer}; null lets this machine in without
 * @param tenant the organisation that callers act for: its people, and what is theirs
 */
@Validated
@ConfigurationProperties("videoconf.edge.legacy")
record LegacySettings(
        @Nullable @Min(0) @Max(65_535) Integer port,
        @NotBlank @DefaultValue("127.0.0.1") String address,
        @Nullable @Pattern(regexp = "[\\x21-\\x7e]{16,200}") String token,

        @NotBlank @DefaultValue("00000000-0000-7000-8000-000000000051")
        String tenant) {

    TenantId tenantId() {
        return new TenantId(tenant);
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "LegacySettings[port=" + port + ", address=" + address + ", tenant=" + tenant + "]";
    }
}
