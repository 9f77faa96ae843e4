package io.videoconf.allinone;

import io.videoconf.demo.RestClient;
import io.videoconf.edge.EdgeConfiguration;
import io.videoconf.edge.stream.LiveAccounts;
import io.videoconf.edge.stream.LiveFacts;
import io.videoconf.edge.stream.LiveRecordings;
import io.videoconf.messaging.sealing.SealingConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;

/** One edge of several before one core: a context and a port of its own, and its own reading of the events. */
final class Edge implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final TrackingEventProcessor live;

    private Edge(ConfigurableApplicationContext context, TrackingEventProcessor live) {
        this.context = context;
        this.live = live;
    }

    /** Without stores, and without a bus of its own: those are the core's. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonServerActuatorAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration",
                "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
                "org.axonframework.springboot.autoconfig.InfraConfiguration",
                "org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration",
                "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
                "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
                "org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration",
                "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
                "org.axonframework.springboot.autoconfig.SecurityAutoConfiguration",
                "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
                "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
                "org.axonframework.springboot.autoconfig.CBORMapperAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration"
            })
    @Import({EdgeConfiguration.class, SealingConfiguration.class})
    static class Side {
        /** Its own, because an edge that stops would take the event loops of the other with it. */
        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        }
    }

    /**
     * Starts one.
     *
     * @param name the same for the next run of the same edge
     * @param port 0 for a free one
     */
    static Edge start(Core core, String name, int port, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--videoconf.edge.id=" + name,
                // What it reads the core has opened; of who was erased it hears by asking, as an edge of its own does.
                "--axon.axonserver.enabled=false",
                "--videoconf.sealing.enabled=false",
                // All clients of a test are one address, and one host makes all of its meetings.
                "--videoconf.edge.limits.basic.api-calls=-1",
                "--videoconf.edge.limits.basic.meeting-creations=-1",
                "--videoconf.edge.limits.per-address.open-calls=-1",
                "--videoconf.edge.limits.per-address.registrations=-1",
                "--videoconf.edge.public-url=http://127.0.0.1"));
        arguments.addAll(List.of(settings));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Side.class)
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("commandGateway", core.commands());
                    starting.getBeanFactory().registerSingleton("queryGateway", core.queries());
                })
                .run(arguments.toArray(String[]::new));
        return new Edge(context, follow(core, name, context));
    }

    private static TrackingEventProcessor follow(Core core, String name, ConfigurableApplicationContext context) {
        TrackingEventProcessor processor = TrackingEventProcessor.builder()
                .name("live-" + name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(
                                context.getBean(LiveFacts.class),
                                context.getBean(LiveRecordings.class),
                                context.getBean(LiveAccounts.class))
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .messageSource(core.events())
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andInitialTrackingToken(StreamableMessageSource::createHeadToken))
                .build();
        processor.start();
        return processor;
    }

    int port() {
        return Stream.of((WebServerApplicationContext) context)
                .map(WebServerApplicationContext::getWebServer)
                .findFirst()
                .orElseThrow()
                .getPort();
    }

    RestClient rest() {
        return new RestClient(URI.create("http://127.0.0.1:" + port()));
    }

    /** Stops as one should: clients are told first. */
    @Override
    public void close() {
        context.close();
        live.shutDown();
    }
}
