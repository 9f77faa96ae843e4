package io.videoconf.edge.rest;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
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

    @Bean
    OpenAPI description(EdgeSettings settings) {
        return new OpenAPI()
                .info(new Info()
                        .title("VideoConf")
                        .version("1")
                        .description("Meetings whose history is the product. /api/… with Accept: "
                                + "application/vnd.videoconf.v1+json is the same as /api/v1/….")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url(settings.base())))
                .components(new Components()
                        .addSecuritySchemes(
                                SCHEME,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
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
                    paths.addPathItem(path, item);
                }
            });
            PathItem first = paths.get(FIRST + ONE_MEETING);
            if (first != null) {
                first.getGet().setDeprecated(true);
                paths.addPathItem("/api/v2" + ONE_MEETING, second(operations, first.getGet()));
            }
            api.setPaths(paths);
            operations.addComponents(api.getComponents());
        };
    }

    private static PathItem second(Operations operations, Operation first) {
        Operation second = new Operation()
                .operationId("findSecond")
                .tags(first.getTags())
                .summary("One meeting: the host as an object, participants by reference")
                .parameters(first.getParameters());
        operations.answer(second, 200, "MeetingV2");
        return new PathItem().get(second);
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
