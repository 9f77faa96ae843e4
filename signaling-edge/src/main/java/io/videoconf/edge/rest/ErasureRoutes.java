package io.videoconf.edge.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.compliance.commands.RequestErasure;
import io.videoconf.api.compliance.queries.FindCertificateKey;
import io.videoconf.api.compliance.queries.FindErasure;
import io.videoconf.api.compliance.views.CertificateKeyView;
import io.videoconf.api.compliance.views.ErasureView;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** People who are forgotten. Answered from rows of the command's own transaction, so no write waits for a view. */
@RestController
@RequestMapping({ApiVersions.VERSIONED, ApiVersions.PLAIN})
@Tag(name = "Compliance")
class ErasureRoutes {
    private final Calls calls;
    private final Commands commands;
    private final Queries queries;

    ErasureRoutes(Calls calls, Commands commands, Queries queries) {
        this.calls = calls;
        this.commands = commands;
        this.queries = queries;
    }

    @PostMapping(path = "/erasures", version = "1")
    @Operation(summary = "For administrators: erases a guest, or somebody whose account is closed")
    Mono<ResponseEntity<byte[]>> request(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            UserId user = call.body().id("user_id", UserId::new).required();
            call.complete();
            return commands.send(new RequestErasure(user), call.sending())
                    .flatMap(receipt -> find(ErasureId.of(user), call.origin())
                            .map(view -> Answers.written(call, HttpStatus.OK, receipt, ComplianceJson.erasure(view))));
        });
    }

    @GetMapping(path = "/erasures/{erasureId}", version = "1")
    @SecurityRequirements
    @Operation(summary = "What became of an erasure, with its certificate; for whoever knows its id")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String erasureId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return find(Ids.erasure(erasureId), call.origin())
                    .map(view -> Answers.json(call, ComplianceJson.erasure(view)));
        });
    }

    @GetMapping(path = "/erasures/keys", version = "1")
    @SecurityRequirements
    @Operation(summary = "The key that certificates of erasures are signed with")
    Mono<ResponseEntity<byte[]>> keys(ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            call.complete();
            return queries.ask(new FindCertificateKey(), CertificateKeyView.class, call.origin())
                    .map(key -> Answers.json(call, WireJson.tree(new CertificateKeys(List.of(key)))));
        });
    }

    private record CertificateKeys(List<CertificateKeyView> keys) {}

    /** Where the erasure of a person is asked for. */
    static URI address(UserId person) {
        return URI.create(
                ApiVersions.PLAIN + "/v1/erasures/" + ErasureId.of(person).value());
    }

    private Mono<ErasureView> find(ErasureId erasure, Origin origin) {
        return queries.ask(new FindErasure(erasure), ErasureView.class, origin);
    }
}
