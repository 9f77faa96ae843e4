package io.videoconf.allinone;

import io.videoconf.allinone.stores.EmbeddedStores;
import io.videoconf.allinone.stores.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the stores before any bean is made, and tells the sides where they are in the properties that a deployment of
 * many machines sets by hand. They stop when every bean is gone: disposed of last, since registered first.
 */
final class StartStores implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        refuseTakenPort(
                environment.getRequiredProperty("server.address"),
                environment.getRequiredProperty("server.port", Integer.class));
        EmbeddedStores stores = EmbeddedStores.start(Path.of(environment.getRequiredProperty("videoconf.data")));
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("embeddedStores", stores);
        beans.registerDisposableBean("embeddedStores", stores::close);
        environment.getPropertySources().addFirst(new MapPropertySource("embeddedStores", properties(stores)));
        if (!environment.containsProperty("videoconf.objects.endpoint")) {
            environment.getPropertySources().addFirst(new MapPropertySource("embeddedObjects", objects(stores)));
        }
        if (!environment.containsProperty("videoconf.sealing.master-key")
                && !environment.containsProperty("videoconf.sealing.kms-uri")) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "ownKey", Map.of("videoconf.sealing.master-key", stores.sealingKey())));
        }
        environment.getPropertySources().addLast(new MapPropertySource("ownAddress", ownAddress(environment)));
    }

    private static Map<String, Object> properties(EmbeddedStores stores) {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", stores.postgres().jdbcUrl()),
                Map.entry("spring.datasource.username", stores.postgres().user()),
                Map.entry("spring.datasource.password", stores.postgres().password()),
                Map.entry("spring.mongodb.uri", stores.mongo().uri()));
    }

    /** Recordings are kept here, unless another store is named: then the one here is left alone. */
    private static Map<String, Object> objects(EmbeddedStores stores) {
        return Map.of(
                "videoconf.objects.endpoint", stores.objects().endpoint().toString(),
                "videoconf.objects.access-key", stores.objects().accessKey(),
                "videoconf.objects.secret-key", stores.objects().secretKey(),
                "videoconf.objects.bucket", stores.objects().bucket());
    }

    /** Where links lead when nothing else is said: to this machine. */
    private static Map<String, Object> ownAddress(ConfigurableEnvironment environment) {
        return Map.of(
                "videoconf.edge.public-url",
                "http://" + environment.getRequiredProperty("server.address") + ":"
                        + environment.getRequiredProperty("server.port"));
    }

    /** Asked at once: the web server would find out only after all else has started. */
    private static void refuseTakenPort(String host, int port) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new StartRefused("there is no address " + host + " to listen on", e);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            throw new StartRefused(
                    reason.contains("already in use")
                            ? "port " + port + " is taken; choose another with --port"
                            : "cannot listen on " + host + " port " + port + ": " + reason,
                    e);
        }
    }
}
