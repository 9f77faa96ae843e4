package io.videoconf.acceptance;

import io.videoconf.demo.RestClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives scenarios a caller of one server that they all share. It is started by the first who asks, and stopped after
 * the last.
 */
final class SharedServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RestClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .computeIfAbsent(Running.class, _ -> Running.find(), Running.class);
        return new RestClient(running.url());
    }

    /** JUnit closes it when everything is over. */
    private record Running(URI url, @Nullable Server ours) implements AutoCloseable {
        static Running find() {
            return Settings.runningServer()
                    .map(url -> new Running(URI.create(url), null))
                    .orElseGet(() -> {
                        Server server = Server.fresh("shared");
                        return new Running(server.url(), server);
                    });
        }

        @Override
        public void close() {
            if (ours != null) {
                ours.close();
            }
        }
    }
}
