package io.videoconf.edge.signaling;

import io.videoconf.edge.gateway.EdgeSettings;
import io.videoconf.edge.socketio.SocketIoOptions;
import io.videoconf.edge.socketio.SocketIoServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the socket server on the same port as everything else. */
@Configuration(proxyBeanMethods = false)
class SignalingConfiguration {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /** @param others none, but in SocketLossesTest, which has shorter heartbeats and smaller buffers so as not to wait for minutes */
    @Bean(destroyMethod = "dispose")
    SocketIoServer socketIoServer(
            List<NamedNamespace> namespaces, EdgeSettings settings, ObjectProvider<SocketIoOptions> others) {
        SocketIoOptions options = others.getIfAvailable(SocketIoOptions::defaults);
        if (!settings.cors().allowedOrigins().isEmpty()) {
            options = options.withAllowedOrigins(new HashSet<>(settings.cors().allowedOrigins()));
        }
        return new SocketIoServer(
                options, namespaces.stream().collect(Collectors.toMap(NamedNamespace::name, Function.identity())));
    }

    @Bean
    SmartInitializingSingleton socketFigures(SocketIoServer server, MeetingHubs hubs, LiveMeters meters) {
        return () -> meters.watch(server::figures, hubs::count);
    }

    @Bean
    NettyRouteProvider socketIoRoutes(SocketIoServer server) {
        return routes -> {
            server.routes(routes);
            return routes;
        };
    }

    /** Clients are told to resume elsewhere before the web server goes. */
    @Bean
    SmartLifecycle socketDrain(SocketIoServer server) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                server.accept();
                running = true;
            }

            @Override
            public void stop() {
                stop(() -> {});
            }

            @Override
            public void stop(Runnable done) {
                running = false;
                server.drain(DRAIN).doFinally(signal -> done.run()).subscribe();
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return Integer.MAX_VALUE;
            }
        };
    }
}
