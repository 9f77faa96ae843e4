package io.videoconf.allinone;

import io.videoconf.command.CommandSideConfiguration;
import io.videoconf.messaging.VideoConfSide;
import io.videoconf.query.QuerySideConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The sides that decide and answer, without an edge, on embedded stores. */
final class Core implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Core(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @VideoConfSide
    @Import({CommandSideConfiguration.class, QuerySideConfiguration.class})
    static class Sides {}

    static Core start(Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--videoconf.data=" + data,
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--spring.main.web-application-type=none"));
        arguments.addAll(List.of(settings));
        return new Core(new SpringApplicationBuilder(Sides.class)
                .web(WebApplicationType.NONE)
                .initializers(new StartStores())
                .run(arguments.toArray(String[]::new)));
    }

    CommandGateway commands() {
        return context.getBean(CommandGateway.class);
    }

    QueryGateway queries() {
        return context.getBean(QueryGateway.class);
    }

    EventStore events() {
        return context.getBean(EventStore.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
