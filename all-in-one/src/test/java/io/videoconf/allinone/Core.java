package io.videoconf.allinone;

import static org.awaitility.Awaitility.await;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.videoconf.command.CommandSideConfiguration;
import io.videoconf.messaging.VideoConfSide;
import io.videoconf.query.QuerySideConfiguration;
import io.videoconf.query.kernel.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The sides that decide and answer, without an edge, on embedded stores. */
final class Core implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Core(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @VideoConfSide
    @Import({CommandSideConfiguration.class, QuerySideConfiguration.class})
    static class Sides {
        @Bean
        MongoQuestions mongoQuestions() {
            return new MongoQuestions();
        }
    }

    /** What the views were asked, on the driver's way to them. */
    private static final class MongoQuestions implements MongoClientSettingsBuilderCustomizer, CommandListener {
        private static final Set<String> READS = Set.of("find", "aggregate", "count", "getMore", "distinct");
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();

        @Override
        public void customize(MongoClientSettings.Builder settings) {
            settings.addCommandListener(this);
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (READS.contains(event.getCommandName())) {
                asked.add(event.getCommandName());
            }
        }
    }

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

    /** A part of the sides. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** All parts of this type. */
    <T> java.util.Collection<T> parts(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    EventStore events() {
        return context.getBean(EventStore.class);
    }

    /** Waits until all views have taken in what is stored by now. */
    void awaitViews(Duration patience) {
        TrackingToken head = events().createHeadToken();
        await().atMost(patience)
                .until(() -> parts(View.class).stream().allMatch(view -> hasReached(view.name(), head)));
    }

    private boolean hasReached(String view, TrackingToken head) {
        var status = part(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor(view, TrackingEventProcessor.class)
                .orElseThrow()
                .processingStatus();
        return !status.isEmpty()
                && status.values().stream()
                        .allMatch(segment -> segment.getTrackingToken() != null
                                && segment.getTrackingToken().covers(head));
    }

    /** The questions that the views' database was asked meanwhile. */
    List<String> asked(Runnable work) {
        Queue<String> asked = context.getBean(MongoQuestions.class).asked;
        asked.clear();
        work.run();
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        context.close();
    }
}
