package io.videoconf.edge.gateway;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import reactor.core.publisher.Mono;

/** Who may come in at all: with a token everybody, without one to a handful of routes. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class FrontDoor {
    private static final Duration YEAR = Duration.ofDays(365);
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
            "/socket.io/**");

    /** Who is erased has no token any more, and is to know what became of it. */
    private static final List<String> OPEN_READS =
            List.of("/api/erasures/{erasureId}", "/api/v{version:[0-9].*}/erasures/{erasureId}");

    private static final List<String> OPEN_POSTS = List.of("register", "login", "refresh", "guest");

    @Bean
    SecurityWebFilterChain doors(
            ServerHttpSecurity http, TokenVerifier tokens, ErrorDoor errors, EdgeSettings settings) {
        ServerWebExchangeMatcher open = open();
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .cors(cors -> cors.configurationSource(origins(settings.cors())))
                .headers(FrontDoor::headers)
                .authorizeExchange(
                        paths -> paths.matchers(open).permitAll().anyExchange().access(FrontDoor::access))
                .oauth2ResourceServer(server -> server.bearerTokenConverter(bearer(open))
                        .authenticationManagerResolver(_ -> Mono.just(manager(tokens)))
                        .authenticationFailureHandler(
                                (filter, failure) -> errors.handle(filter.getExchange(), failure)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(errors::handle).accessDeniedHandler(errors::handle))
                .build();
    }

    @Bean
    ServerExchangeRejectedHandler rejected(ErrorDoor errors) {
        return errors::handle;
    }

    private static ServerWebExchangeMatcher open() {
        ServerWebExchangeMatcher posts = new OrServerWebExchangeMatcher(OPEN_POSTS.stream()
                .flatMap(route -> List.of("/api/auth/" + route, "/api/v{version:[0-9].*}/auth/" + route).stream())
                .<ServerWebExchangeMatcher>map(
                        path -> new PathPatternParserServerWebExchangeMatcher(path, HttpMethod.POST))
                .toList());
        ServerWebExchangeMatcher paths = new OrServerWebExchangeMatcher(OPEN_PATHS.stream()
                .<ServerWebExchangeMatcher>map(PathPatternParserServerWebExchangeMatcher::new)
                .toList());
        ServerWebExchangeMatcher reads = new OrServerWebExchangeMatcher(OPEN_READS.stream()
                .<ServerWebExchangeMatcher>map(
                        path -> new PathPatternParserServerWebExchangeMatcher(path, HttpMethod.GET))
                .toList());
        return new OrServerWebExchangeMatcher(posts, paths, reads);
    }

    /** From the Authorization header only; where no token is needed, a stale one must not be in the way. */
    private static ServerAuthenticationConverter bearer(ServerWebExchangeMatcher open) {
        ServerBearerTokenAuthenticationConverter header = new ServerBearerTokenAuthenticationConverter();
        return exchange -> open.matches(exchange)
                .flatMap(match -> match.isMatch() ? Mono.<Authentication>empty() : header.convert(exchange));
    }

    /** Who has a token, and for what it is good. */
    private static Mono<AuthorizationResult> access(Mono<Authentication> who, AuthorizationContext context) {
        return who.filter(CallerToken.class::isInstance)
                .cast(CallerToken.class)
                .<AuthorizationResult>map(token -> {
                    ServerHttpRequest request = context.getExchange().getRequest();
                    AccessRules.check(
                            token.getPrincipal(),
                            request.getMethod(),
                            ApiVersions.unversioned(request.getPath().value()));
                    return new AuthorizationDecision(true);
                })
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    private static ReactiveAuthenticationManager manager(TokenVerifier tokens) {
        return given -> given instanceof BearerTokenAuthenticationToken bearer
                ? tokens.verify(bearer.getToken()).map(CallerToken::new)
                : Mono.empty();
    }

    private static void headers(ServerHttpSecurity.HeaderSpec headers) {
        headers.frameOptions(frames -> frames.mode(Mode.DENY))
                .hsts(hsts -> hsts.maxAge(YEAR).includeSubdomains(true))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(csp -> csp.policyDirectives(
                        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                                + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"));
    }

    private static UrlBasedCorsConfigurationSource origins(EdgeSettings.Cors cors) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(cors.allowedOrigins());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of("*"));
        allowed.setExposedHeaders(List.of(
                "ETag", "Location", "Retry-After", RequestIds.HEADER, "Idempotent-Replayed", "Preference-Applied"));
        allowed.setMaxAge(HOUR);
        source.registerCorsConfiguration("/**", allowed);
        return source;
    }
}
