package io.videoconf.acceptance;

import io.videoconf.demo.RestClient;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives scenarios a caller of one server that they all share. It is started by the first who asks, and stopped after
 * the last.
 */
final class SharedServer implements ParameterResolver {
    /** A class that brings a server of its own puts its address here, under the class of addresses. */
    static final Namespace SERVERS = Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RestClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        URI own = context.getStore(SERVERS).get(URI.class, URI.class);
        if (own != null) {
            return new RestClient(own);
        }
        // The build gives the classes to a process one by one: what they share outlives each of these runs.
        Running running = context.getStore(StoreScope.LAUNCHER_SESSION, SERVERS)
                .computeIfAbsent(Running.class, _ -> Running.find(), Running.class);
        return new RestClient(running.url());
    }

    /** JUnit closes it when everything is over. A server that did not start is not started again for each scenario. */
    private record Running(
            @Nullable URI address,
            @Nullable Server ours,
            @Nullable RuntimeException trouble) implements AutoCloseable {
        static Running find() {
            Optional<String> running = Settings.runningServer();
            if (running.isPresent()) {
                return new Running(URI.create(running.get()), null, null);
            }
            try {
                Server server = Server.fresh("shared");
                return new Running(server.url(), server, null);
            } catch (RuntimeException e) {
                return new Running(null, null, e);
            }
        }

        URI url() {
            if (address == null) {
                throw new IllegalStateException("there is no server to test", trouble);
            }
            return address;
        }

        @Override
        public void close() {
            if (ours != null) {
                ours.close();
            }
        }
    }
}
