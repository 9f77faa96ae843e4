package io.videoconf.edge.gateway.limits;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.ErrorBodies;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.Map;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has every connection watched. */
@Configuration(proxyBeanMethods = false)
class SlowRequests {
    @Bean
    NettyServerCustomizer requestWatch(RequestSettings settings, ErrorBodies errors, OpenConnections open) {
        return server -> server.doOnChannelInit((_, channel, _) -> RequestWatch.watch(
                channel,
                settings.patience(),
                (status, requestId) -> WireJson.bytes(errors.envelope(refusal(status), requestId)),
                open));
    }

    private static Refusal refusal(int status) {
        String message =
                switch (status) {
                    case 408 -> "The request took too long to arrive.";
                    case 414 -> "The address is longer than the limit.";
                    case 431 -> "The headers are larger than the limit.";
                    default -> RefusalCode.MALFORMED_REQUEST.message();
                };
        return new Refusal(RefusalCode.MALFORMED_REQUEST, message, "RequestsAreWellFormed", Map.of());
    }
}
