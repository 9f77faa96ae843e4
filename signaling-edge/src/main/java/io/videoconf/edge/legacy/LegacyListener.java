package io.videoconf.edge.legacy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The listener of this door: its own port, shut unless one is given, and for this machine alone unless there is a token. */
@Component
final class LegacyListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LegacyListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final LegacySettings settings;
    private final LegacyRoutes routes;
    private final ConfigurableEnvironment environment;
    private volatile @Nullable DisposableServer server;

    LegacyListener(LegacySettings settings, LegacyRoutes routes, ConfigurableEnvironment environment) {
        this.settings = settings;
        this.routes = routes;
        this.environment = environment;
    }

    /** @throws IllegalStateException when it would listen for strangers without a token */
    @Override
    public void start() {
        Integer port = settings.port();
        if (port == null || server != null) {
            return;
        }
        if (settings.token() == null && !isOfThisMachine(settings.address())) {
            throw new IllegalStateException("videoconf.edge.legacy.address is " + settings.address()
                    + ": anything but this machine needs videoconf.edge.legacy.token");
        }
        try {
            DisposableServer bound = HttpServer.create()
                    .host(settings.address())
                    .port(port)
                    .idleTimeout(IDLE)
                    .handle(new ReactorHttpHandlerAdapter(
                            WebHttpHandlerBuilder.webHandler(routes).build()))
                    .bindNow(PATIENCE);
            server = bound;
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("legacy", Map.of("local.legacy.port", bound.port())));
            LOG.info("older clients are served on {} port {}", settings.address(), bound.port());
        } catch (ChannelBindException e) {
            if (e.getCause() instanceof BindException) {
                throw new PortInUseException(port, e);
            }
            throw e;
        }
    }

    private static boolean isOfThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // What is no address is nobody's.
            return false;
        }
    }

    @Override
    public void stop() {
        DisposableServer bound = server;
        server = null;
        if (bound != null) {
            bound.disposeNow(PATIENCE);
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** With the web server: after everything that answers, and gone before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 2048;
    }
}
