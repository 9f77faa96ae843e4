package io.videoconf.edge.gateway;

import io.videoconf.edge.gateway.limits.LimitHeaders;
import io.videoconf.edge.gateway.limits.Turnstile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who may come in at all: with a token everybody, without one to a handful of routes. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class FrontDoor {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Signalling is here too: its sockets show their token in the handshake of the namespace. */
    private static final List<String> OPEN_PATHS = List.of(
            "/.well-known/jwks.json",
            "/health",
            "/health/**",
            "/docs",
            "/docs/**",
            "/swagger-ui/**",
            "/webjars/**",
            "/graphiql",
            "/graphiql/**",
            "/socket.io/**");

    /** Heads of the ledger are for witnesses outside; and who is erased has no token any more, and is to know what became of it. */
    private static final List<String> OPEN_GETS = List.of(
            "ledger/checkpoint",
            "ledger/checkpoints",
            "ledger/consistency",
            "ledger/keys",
            "erasures/keys",
            "erasures/{erasureId}");

    /** Many things at one address: what a token opens there is looked at field by field. */
    private static final String GRAPHQL = "/graphql";

    /** One of these is in the path of each open route: most requests need no closer look. */
    private static final List<String> MAY_BE_OPEN = List.of("/auth/", "/ledger/", "/erasures/", "/invitations/open");

    private static final String API = ApiVersions.PLAIN + "/";

    /** Who opens an invitation has its secret, and no account. */
    private static final List<String> OPEN_POSTS =
            List.of("auth/register", "auth/login", "auth/refresh", "auth/guest", "recordings/invitations/open");

    @Bean
    SecurityWebFilterChain doors(
            ServerHttpSecurity http,
            TokenVerifier tokens,
            ErrorDoor errors,
            EdgeSettings settings,
            Turnstile turnstile) {
        ServerWebExchangeMatcher paths = openPaths();
        ServerWebExchangeMatcher routes = openRoutes();
        ServerWebExchangeMatcher open = exchange ->
                routes.matches(exchange).flatMap(route -> route.isMatch() ? Mono.just(route) : paths.matches(exchange));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .cors(cors -> cors.configurationSource(origins(settings.cors())))
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .authorizeExchange(exchanges ->
                        exchanges.matchers(open).permitAll().anyExchange().access(FrontDoor::access))
                .oauth2ResourceServer(server -> server.bearerTokenConverter(bearer(routes, paths, turnstile))
                        .authenticationManagerResolver(exchange -> Mono.just(manager(exchange, tokens, turnstile)))
                        .authenticationFailureHandler(
                                (filter, failure) -> errors.handle(filter.getExchange(), failure)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((exchange, failure) ->
                                turnstile.stranger(exchange).then(errors.handle(exchange, failure)))
                        .accessDeniedHandler(errors::handle))
                .build();
    }

    /** As strict as by default, and quicker about headers of plain ASCII, which all but a few are. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
        strict.setAllowedHeaderNames(
                name -> BearerHeader.isPlain(name) || StrictServerWebExchangeFirewall.ALLOWED_HEADER_NAMES.test(name));
        strict.setAllowedHeaderValues(value ->
                BearerHeader.isPlain(value) || StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES.test(value));
        return strict;
    }

    /** Requests are measured as a whole; each filter by itself would cost more than most of them do. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ServerExchangeRejectedHandler rejected(ErrorDoor errors) {
        return errors::handle;
    }

    /** Requests of strangers: anybody may make them, and an address only so many of them. */
    private static ServerWebExchangeMatcher openRoutes() {
        ServerWebExchangeMatcher routes = new OrServerWebExchangeMatcher(Stream.concat(
                        OPEN_POSTS.stream().flatMap(route -> matchers(route, HttpMethod.POST)),
                        OPEN_GETS.stream().flatMap(route -> matchers(route, HttpMethod.GET)))
                .toList());
        return exchange -> MAY_BE_OPEN.stream().anyMatch(path(exchange)::contains)
                ? routes.matches(exchange)
                : MatchResult.notMatch();
    }

    private static Stream<ServerWebExchangeMatcher> matchers(String route, HttpMethod method) {
        return Stream.of("/api/" + route, "/api/v{version:[0-9].*}/" + route)
                .map(path -> new PathPatternParserServerWebExchangeMatcher(path, method));
    }

    private static ServerWebExchangeMatcher openPaths() {
        ServerWebExchangeMatcher paths = new OrServerWebExchangeMatcher(OPEN_PATHS.stream()
                .<ServerWebExchangeMatcher>map(PathPatternParserServerWebExchangeMatcher::new)
                .toList());
        return exchange -> path(exchange).startsWith(API)
                ? MatchResult.notMatch()
                : paths.matches(exchange).flatMap(path -> path.isMatch() ? Mono.just(path) : graphQlSocket(exchange));
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value();
    }

    /** Its sockets show their token in their first message: browsers cannot give a handshake a header. */
    private static Mono<MatchResult> graphQlSocket(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        boolean socket = HttpMethod.GET.equals(request.getMethod())
                && GRAPHQL.equals(request.getPath().value())
                && "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
        return socket ? MatchResult.match() : MatchResult.notMatch();
    }

    /** From the Authorization header only; where no token is needed, a stale one must not be in the way. */
    private static ServerAuthenticationConverter bearer(
            ServerWebExchangeMatcher routes, ServerWebExchangeMatcher paths, Turnstile turnstile) {
        BearerHeader header = new BearerHeader();
        return exchange -> routes.matches(exchange)
                .flatMap(route -> route.isMatch()
                        ? turnstile.stranger(exchange).then(Mono.<Authentication>empty())
                        : paths.matches(exchange)
                                .flatMap(path -> path.isMatch()
                                        ? turnstile.passer(exchange).then(Mono.<Authentication>empty())
                                        : header.convert(exchange)));
    }

    /** Who has a token, and for what it is good. */
    private static Mono<AuthorizationResult> access(Mono<Authentication> who, AuthorizationContext context) {
        return who.filter(CallerToken.class::isInstance)
                .cast(CallerToken.class)
                .<AuthorizationResult>map(token -> {
                    ServerHttpRequest request = context.getExchange().getRequest();
                    String path = ApiVersions.unversioned(request.getPath().value());
                    if (!path.equals(GRAPHQL)) {
                        AccessRules.check(token.getPrincipal(), request.getMethod(), path);
                    }
                    return new AuthorizationDecision(true);
                })
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    /** Whoever shows no good token is counted by their address, so that guessing has an end. */
    private static ReactiveAuthenticationManager manager(
            ServerWebExchange exchange, TokenVerifier tokens, Turnstile turnstile) {
        return given -> given instanceof BearerTokenAuthenticationToken bearer
                ? tokens.verify(bearer.getToken())
                        .onErrorResume(
                                Denied.class,
                                denied -> turnstile.stranger(exchange).then(Mono.error(denied)))
                        .flatMap(caller -> turnstile.caller(exchange, caller).thenReturn(new CallerToken(caller)))
                : Mono.empty();
    }

    private static UrlBasedCorsConfigurationSource origins(EdgeSettings.Cors cors) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(cors.allowedOrigins());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of("*"));
        allowed.setExposedHeaders(List.of(
                "ETag",
                "Location",
                "Link",
                "Deprecation",
                "Sunset",
                "Retry-After",
                RequestIds.HEADER,
                "Idempotent-Replayed",
                "Preference-Applied",
                "WWW-Authenticate"));
        LimitHeaders.NAMES.forEach(allowed::addExposedHeader);
        allowed.setMaxAge(HOUR);
        source.registerCorsConfiguration("/**", allowed);
        return source;
    }
}
