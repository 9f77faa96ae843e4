package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.result.method.RequestMappingInfo;

/** The routes that Spring finds, and no others. */
class RouteTableTest {
    private static final List<String> ROUTES = List.of(
            "/",
            "/api/v{version:[0-9].*}/meetings",
            "/api/v{version:[0-9].*}/meetings/{meetingId}",
            "/api/meetings/{meetingId}/join",
            "/api/meetings/{meetingId}/lock",
            "/api/me?tings/{meetingId}/join",
            "/docs/**",
            "/files/{*rest}",
            "/odd/{name:[a-z]+}",
            "/slash/");

    private static final List<String> PATHS = List.of(
            "/",
            "/api/v1/meetings",
            "/api/v1/meetings/",
            "/api/v1//meetings",
            "/api/v1/meetings/7",
            "/api/v1/meetings/7/join",
            "/api/meetings/7/join",
            "/api/meetings/7/lock",
            "/api/meetings/7/Join",
            "/api/meetings/7/%6Aoin",
            "/api/meetings/7/join;a=b",
            "/api/meetings;a=b/7/join",
            "/api/mextings/7/join",
            "/api/meetings//join",
            "/docs",
            "/docs/a/b/c",
            "/files",
            "/files/a/b",
            "/odd/name",
            "/odd/na/me",
            "/slash/",
            "/slash",
            "/none");

    private final RouteTable ours = new RouteTable();

    @Test
    void itFindsTheRoutesThatSpringFinds() {
        for (String route : ROUTES) {
            RequestMappingInfo info = RequestMappingInfo.paths(route).build();
            for (String path : PATHS) {
                MockServerWebExchange exchange =
                        MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.GET, URI.create(path)));
                assertThat(ours.getMatchingMapping(info, exchange) == null)
                        .as("%s for %s", route, path)
                        .isEqualTo(info.getMatchingCondition(exchange) == null);
            }
        }
    }
}
