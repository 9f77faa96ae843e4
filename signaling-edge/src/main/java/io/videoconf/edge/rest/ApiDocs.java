package io.videoconf.edge.rest;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.EdgeSettings;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

/** The description of the API: made from the routes, completed from openapi.yaml beside this package. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {
    private static final String SCHEME = "token";
    private static final String ANY_VERSION = "/api/v{version}";
    private static final String FIRST = "/api/v1";
    private static final String ONE_MEETING = "/meetings/{meetingId}";
    private static final String ABOUT = """
            Meetings whose history is the product: every fact of a meeting is an event with a sequence, and every answer,
            stream and report is made from them.

            **Versions.** `/api/v1/…`, and `/api/…` with `Accept: application/vnd.videoconf.v1+json`, are the same. Without a
            version it is the newest stable one.

            **Bodies** are JSON objects in `snake_case`, of 256 KiB at most. Unknown fields and parameters are refused, never
            ignored. Times are RFC 3339 in UTC, ids are UUIDs.

            **Writes** are safe to repeat with an `Idempotency-Key`: the same key, caller and body have the same effect once,
            and the same answer again. After a write's answer every read shows it, unless `Prefer: respond-async` was asked
            for. `If-Match` makes a write depend on the version that you have seen.

            **Errors** have one shape, and a code that never changes its meaning; each operation lists its own in
            `x-error-codes`. Repeat what was refused with 503, with the same `Idempotency-Key`, after `Retry-After` seconds.

            **Lists** have `limit` with `offset` or, stable while the list changes, `cursor`.
            """;

    @Bean
    OpenAPI description(EdgeSettings settings) {
        return new OpenAPI()
                .info(new Info()
                        .title("VideoConf")
                        .version("1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url(settings.base())))
                .components(new Components()
                        .addSecuritySchemes(
                                SCHEME,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("An access token of POST /auth/login, /auth/refresh or, for one"
                                                + " meeting, /auth/guest.")))
                .security(List.of(new SecurityRequirement().addList(SCHEME)));
    }

    /** Each route is mapped with and without a version; it is described once. */
    @Bean
    OpenApiCustomizer onePathARoute() {
        Operations operations = Operations.load();
        return api -> {
            Paths paths = new Paths();
            api.getPaths().forEach((path, item) -> {
                if (path.startsWith(ANY_VERSION)) {
                    String route = path.substring(ANY_VERSION.length());
                    operations.complete(route, item);
                    paths.addPathItem(FIRST + route, item);
                } else if (!path.startsWith(ApiVersions.PLAIN + "/")) {
                    operations.complete(path, item);
                    paths.addPathItem(path, item);
                }
            });
            PathItem first = paths.get(FIRST + ONE_MEETING);
            if (first != null) {
                first.getGet().setDeprecated(true);
                PathItem second = second(first.getGet());
                operations.complete("/v2" + ONE_MEETING, second);
                paths.addPathItem("/api/v2" + ONE_MEETING, second);
            }
            api.setPaths(paths);
            api.setWebhooks(operations.webhooks());
            api.setTags(operations.tags());
            operations.addComponents(api.getComponents());
        };
    }

    private static PathItem second(Operation first) {
        return new PathItem()
                .get(new Operation()
                        .tags(first.getTags())
                        .summary("One meeting: the host as an object, participants by reference")
                        .parameters(List.of(new PathParameter().name("meetingId"))));
    }

    /** springdoc's own address has no extension for JSON; clients expect one. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    WebFilter jsonByItsName() {
        return (exchange, chain) -> exchange.getRequest().getPath().value().equals("/docs/openapi.json")
                ? chain.filter(exchange.mutate()
                        .request(request -> request.path("/docs/openapi"))
                        .build())
                : chain.filter(exchange);
    }
}
