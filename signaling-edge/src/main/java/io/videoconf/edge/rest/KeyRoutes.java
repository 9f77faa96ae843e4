package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.edge.gateway.PublicKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The keys that our tokens are checked with. */
@RestController
@Tag(name = "Auth")
class KeyRoutes {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PublicKeys keys;

    KeyRoutes(PublicKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @SecurityRequirements
    @Operation(summary = "The public signing keys (RFC 7517)")
    Mono<ResponseEntity<byte[]>> keys() {
        return keys.jwks()
                .map(set -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                        .body(set.getBytes(StandardCharsets.UTF_8)));
    }
}
