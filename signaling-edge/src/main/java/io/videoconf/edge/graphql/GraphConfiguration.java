package io.videoconf.edge.graphql;

import io.videoconf.edge.gateway.Queries;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webflux.GraphQlWebSocketHandler;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.support.WebSocketUpgradeHandlerPredicate;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Puts the parts of this door together, by hand: nothing here is left to a framework's choice. */
@Configuration(proxyBeanMethods = false)
class GraphConfiguration {
    static final String PATH = "/graphql";

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(25);
    private static final ClassPathResource SCHEMA = new ClassPathResource("io/videoconf/edge/schema.graphqls");
    private static final ClassPathResource EDITOR = new ClassPathResource("io/videoconf/edge/graphiql/");

    @Bean
    AnnotatedControllerConfigurer graphControllers() {
        AnnotatedControllerConfigurer controllers = new AnnotatedControllerConfigurer();
        controllers.setControllerPredicate(type -> type.getPackage().equals(GraphConfiguration.class.getPackage()));
        return controllers;
    }

    @Bean
    GraphQlSource graphQlSource(
            AnnotatedControllerConfigurer controllers, Wiring wiring, GraphErrors errors, GraphSettings settings) {
        return GraphQlSource.schemaResourceBuilder()
                .schemaResources(SCHEMA)
                .configureRuntimeWiring(wiring)
                .configureRuntimeWiring(controllers)
                .typeVisitors(List.of(new Gate()))
                .exceptionResolvers(List.of(errors))
                .subscriptionExceptionResolvers(List.of(errors))
                .instrumentation(List.of(new QueryLimits(settings, errors)))
                .configureGraphQl(graph -> graph.preparsedDocumentProvider(new KnownDocuments()))
                .build();
    }

    @Bean
    ExecutionGraphQlService graphService(GraphQlSource source, Queries queries) {
        DefaultExecutionGraphQlService service = new DefaultExecutionGraphQlService(source);
        service.addDataLoaderRegistrar(Loaders.registry(queries));
        return service;
    }

    @Bean
    WebGraphQlHandler graphHandler(ExecutionGraphQlService service, Operations operations, SocketCallers sockets) {
        return WebGraphQlHandler.builder(service)
                .interceptors(List.of(operations, sockets))
                .build();
    }

    /** Two ways to the same operations. */
    @Bean
    HandlerMapping graphRequestMapping(GraphRequests requests) {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of(PATH, (WebHandler) requests::handle), 0);
        mapping.setHandlerPredicate(
                (_, exchange) -> exchange.getRequest().getMethod().equals(org.springframework.http.HttpMethod.POST));
        return mapping;
    }

    @Bean
    HandlerMapping graphSocketMapping(
            WebGraphQlHandler operations, ServerCodecConfigurer codecs, GraphSettings settings) {
        // Origins are looked at by the front door's own rules, before this.
        GraphQlWebSocketHandler sockets =
                new GraphQlWebSocketHandler(operations, codecs, settings.initTimeout(), KEEP_ALIVE, null);
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of(PATH, sockets), -2);
        mapping.setHandlerPredicate(new WebSocketUpgradeHandlerPredicate());
        return mapping;
    }

    /** The schema for who writes a client, and an editor for who tries things out on this machine. */
    @Bean
    RouterFunction<ServerResponse> graphPages(GraphSettings settings) {
        RouterFunctions.Builder pages = RouterFunctions.route()
                .GET(
                        "/docs/schema.graphqls",
                        _ -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_PLAIN)
                                .bodyValue(SCHEMA));
        if (settings.graphiql()) {
            pages.GET(
                            "/graphiql",
                            RequestPredicates.all().and(GraphConfiguration::isOfThisMachine),
                            _ -> page("index.html", MediaType.TEXT_HTML))
                    .GET(
                            "/graphiql/start.js",
                            RequestPredicates.all().and(GraphConfiguration::isOfThisMachine),
                            _ -> page("start.js", new MediaType("text", "javascript")));
        }
        return pages.build();
    }

    private static Mono<ServerResponse> page(String name, MediaType type) {
        return ServerResponse.ok().contentType(type).bodyValue(new ClassPathResource(EDITOR.getPath() + name));
    }

    private static boolean isOfThisMachine(ServerRequest request) {
        return request.remoteAddress()
                .map(InetSocketAddress::getAddress)
                .filter(address -> address.isLoopbackAddress())
                .isPresent();
    }
}
