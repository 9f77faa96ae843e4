package io.videoconf.command.notice.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How e-mails leave. Source: {@code videoconf.notices.mail}.
 *
 * @param enabled whether any leave at all; nothing is written down for later while they do not
 * @param host of the SMTP server; required when enabled
 * @param username null when the server wants none
 * @param password null when the server wants none
 * @param from the sender's address; required when enabled
 * @param publicUrl where clients reach the edge: join links begin with it
 * @param reminderBefore how long before the start people are reminded; zero for never
 * @param newsOf facts that are older when they are come upon are not told of any more
 * @param giveUpAfter how long it is tried
 * @param keep how long after that a row stays
 * @param timeout for each step of a talk with the server
 * @param look how often it is looked for what is due
 */
@Validated
@ConfigurationProperties("videoconf.notices.mail")
public record MailSettings(
        @DefaultValue("false") boolean enabled,
        @Nullable String host,
        @DefaultValue("587") @Min(1) @Max(65535) int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("starttls") Tls tls,
        @Nullable String from,
        @DefaultValue("VideoConf") @NotBlank String fromName,
        @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
        @DefaultValue("15m") Duration reminderBefore,
        @DefaultValue("1d") Duration newsOf,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("7d") Duration keep,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("1s") Duration look) {

    /** How the talk with the server is kept from others. */
    public enum Tls {
        /** Not at all: for a server on this machine. */
        NONE,
        /** Begins in clear, and goes on only if the server offers TLS. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    public MailSettings {
        require(!enabled || (host != null && !host.isBlank()), "host must be given when enabled");
        require(!enabled || (from != null && from.matches("[^@\\s<>]+@[^@\\s<>]+")), "from must be an address");
        require(!reminderBefore.isNegative(), "reminder-before must not be negative");
        require(newsOf.toSeconds() >= 1, "news-of must be at least 1s");
        require(giveUpAfter.toSeconds() >= 1, "give-up-after must be at least 1s");
        require(!keep.isNegative(), "keep must not be negative");
        require(timeout.toMillis() >= 100 && timeout.toMinutes() <= 5, "timeout must be 100ms to 5m");
        require(look.toMillis() >= 10, "look must be at least 10ms");
    }

    /** The sender's address. */
    String sender() {
        String address = from;
        return address == null ? "nobody@localhost" : address;
    }

    /** How long one who has taken letters may keep them: every step of a talk has ended by then, well or badly. */
    Duration lease() {
        return timeout.multipliedBy(10).plusSeconds(30);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("videoconf.notices.mail." + what);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + enabled + ", " + host + ":" + port + "]";
    }
}
