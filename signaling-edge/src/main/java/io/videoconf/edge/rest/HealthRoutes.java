package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How the process is, in one word: details are for who runs it, not for who asks from outside. */
@RestController
@Tag(name = "Health")
class HealthRoutes {
    private final HealthEndpoint health;

    HealthRoutes(HealthEndpoint health) {
        this.health = health;
    }

    @GetMapping("/health")
    @SecurityRequirements
    @Operation(summary = "Whether all is well")
    Mono<ResponseEntity<byte[]>> health() {
        return answer(health::health);
    }

    @GetMapping("/health/liveness")
    @SecurityRequirements
    @Operation(summary = "Whether the process should be left running")
    Mono<ResponseEntity<byte[]>> liveness() {
        return answer(() -> health.healthForPath("liveness"));
    }

    @GetMapping("/health/readiness")
    @SecurityRequirements
    @Operation(summary = "Whether requests should be sent here")
    Mono<ResponseEntity<byte[]>> readiness() {
        return answer(() -> health.healthForPath("readiness"));
    }

    /** Probes of stores block, so they have a thread. */
    private static Mono<ResponseEntity<byte[]>> answer(Callable<@Nullable HealthDescriptor> probe) {
        return Mono.fromCallable(() -> {
                    HealthDescriptor found = probe.call();
                    return found == null ? Status.UP : found.getStatus();
                })
                .subscribeOn(Schedulers.boundedElastic())
                .map(status -> ResponseEntity.status(
                                status.equals(Status.UP) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(WireJson.bytes(WireJson.object().put("status", status.getCode()))));
    }
}
