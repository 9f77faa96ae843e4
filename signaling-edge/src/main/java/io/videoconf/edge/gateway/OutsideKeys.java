package io.videoconf.edge.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.json.WireJson;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The keys of an outside issuer. Only addresses of the configuration are ever called, or, by discovery, another of the
 * issuer's own origin; nothing in a token leads anywhere, and no redirect is followed.
 */
final class OutsideKeys {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 512 * 1024;

    private final OutsideIssuer issuer;
    private final HttpClient client =
            HttpClient.create().followRedirect(false).responseTimeout(PATIENCE).compress(false);
    private final KeyCache keys;

    OutsideKeys(OutsideIssuer issuer, InstantSource clock) {
        this.issuer = issuer;
        this.keys = new KeyCache(this::ask, clock);
    }

    /** The key with this id; empty when the issuer has none such, EVENT_STORE_UNAVAILABLE when it never told any. */
    Mono<JWK> find(String keyId) {
        return keys.find(keyId);
    }

    private Mono<JWKSet> ask() {
        URI configured = issuer.jwksUri();
        Mono<URI> address = configured == null ? discovered() : Mono.just(configured);
        return address.flatMap(this::get)
                .map(OutsideKeys::parse)
                .timeout(PATIENCE.multipliedBy(2))
                .doOnError(failure -> LOG.warn("the keys of {} cannot be had: {}", issuer.issuer(), failure.toString()))
                .onErrorMap(_ -> away());
    }

    private Mono<URI> discovered() {
        String base = issuer.issuer().endsWith("/")
                ? issuer.issuer().substring(0, issuer.issuer().length() - 1)
                : issuer.issuer();
        return get(URI.create(base + "/.well-known/openid-configuration")).map(document -> {
            JsonNode told = json(document);
            URI keysAt = URI.create(told.path("jwks_uri").asString(""));
            if (!issuer.issuer().equals(told.path("issuer").asString("")) || !isOfTheSameOrigin(keysAt)) {
                throw new IllegalStateException("the discovery document names another issuer, or keys elsewhere");
            }
            return keysAt;
        });
    }

    private boolean isOfTheSameOrigin(URI address) {
        URI own = URI.create(issuer.issuer());
        return OutsideIssuer.isSafe(address)
                && own.getScheme().equals(address.getScheme())
                && own.getHost().equals(address.getHost())
                && own.getPort() == address.getPort();
    }

    private Mono<byte[]> get(URI address) {
        return client.get()
                .uri(address)
                .response((response, body) -> response.status().code() == 200
                        ? body.asByteArray()
                        : Mono.error(new IllegalStateException("answered " + response.status())))
                .collect(ByteArrayOutputStream::new, OutsideKeys::append)
                .map(ByteArrayOutputStream::toByteArray);
    }

    private static void append(ByteArrayOutputStream all, byte[] part) {
        if (all.size() + part.length > LARGEST) {
            throw new IllegalStateException("the answer is larger than " + LARGEST + " bytes");
        }
        all.writeBytes(part);
    }

    private static JsonNode json(byte[] document) {
        try {
            return WireJson.parse(document);
        } catch (JacksonException e) {
            throw new IllegalStateException("the discovery document is no JSON", e);
        }
    }

    private static JWKSet parse(byte[] document) {
        try {
            return JWKSet.parse(new String(document, StandardCharsets.UTF_8)).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IllegalStateException("the keys are no JWK set", e);
        }
    }

    private static Denied away() {
        return new Denied(new Refusal(
                RefusalCode.EVENT_STORE_UNAVAILABLE,
                "The issuer of this token does not tell its keys. Try again.",
                "IssuersTellTheirKeys",
                Map.of("retry_after_seconds", 5)));
    }
}
