package io.videoconf.acceptance;

import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a class of scenarios a {@link Deployment} of its own, which is also the server that they ask. */
final class Distributed implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        String axonServer = Settings.axonServer().orElse(null);
        if (axonServer == null) {
            String why = context.getDisplayName() + " DID NOT RUN, so nothing is known of the distributed deployment: "
                    + "set VIDEOCONF_AXON_SERVER to the host:port of an Axon Server";
            System.out.println(why);
            Assumptions.abort(why);
            return;
        }
        Deployment deployment = new Deployment(axonServer);
        context.getStore(SharedServer.SERVERS).put(Deployment.class, deployment); // closed with the class
        context.getStore(SharedServer.SERVERS).put(URI.class, deployment.url());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Deployment.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(SharedServer.SERVERS).get(Deployment.class));
    }
}
