package io.videoconf.messaging;

import io.videoconf.messaging.sealing.Sealer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The beans that every side has. Declared one by one, because the framework's own choices are silent. */
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {

    @Bean
    @Primary
    ClosedSerializer serializer(ObjectProvider<SnapshotTypes> snapshots) {
        return new ClosedSerializer(revisions(snapshots));
    }

    private static Map<Class<?>, String> revisions(ObjectProvider<SnapshotTypes> snapshots) {
        Map<Class<?>, String> revisions = new HashMap<>();
        snapshots.forEach(some -> revisions.putAll(some.revisions()));
        return revisions;
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(ClosedSerializer serializer) {
        return serializer;
    }

    /** What is stored: events, their snapshots, and events that are parked. */
    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(ObjectProvider<SnapshotTypes> snapshots, Sealer sealer) {
        return new ClosedSerializer(revisions(snapshots), sealer);
    }

    @Bean
    CorrelationDataProvider originCorrelation() {
        return new OriginCorrelation();
    }

    @Bean
    StreamTarget streamTarget() {
        return new StreamTarget();
    }

    /** Where Axon handlers run: they may block, and there may be thousands. */
    @Bean(destroyMethod = "close")
    ExecutorService messageHandlerExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("handler-", 0).factory());
    }

    @Bean
    @Qualifier("localSegment")
    CommandBus localSegment(
            ObjectProvider<TransactionManager> transactions,
            ObjectProvider<SecondLook> secondLook,
            ExecutorService messageHandlerExecutor,
            org.axonframework.config.Configuration axon) {
        AsynchronousCommandBus.Builder parts = AsynchronousCommandBus.builder()
                .transactionManager(transactions.getIfAvailable(() -> NoTransactionManager.INSTANCE))
                .executor(messageHandlerExecutor)
                // A refusal is an answer: what was stored beside it, the audit fact above all, must stay.
                .rollbackConfiguration(failure -> !(failure instanceof CommandExecutionException))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"));
        CommandsOnThreads bus = new CommandsOnThreads(parts, secondLook);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** Answers on the thread that asks, which is never an event loop: the edge hops before it asks. */
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    QueryBus queryBus(org.axonframework.config.Configuration axon) {
        SimpleQueryBus bus = SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** Above what a command may wait for its stores, and below what anybody takes for a hang. */
    @Bean
    HandlingLimit handlingLimit() {
        return new HandlingLimit(Duration.ofSeconds(10), Duration.ofMinutes(1));
    }

    /** On everything that handles messages, before any other interceptor. */
    @Bean
    ConfigurerModule handlingLimits(HandlingLimit limit) {
        return configurer -> {
            configurer.eventProcessing().registerDefaultHandlerInterceptor((_, _) -> limit);
            configurer.onStart(Integer.MIN_VALUE, () -> {
                org.axonframework.config.Configuration axon = configurer.buildConfiguration();
                var _ = axon.commandBus().registerHandlerInterceptor(limit);
                var _ = axon.queryBus().registerHandlerInterceptor(limit);
            });
        };
    }

    @Bean
    StartupGuard startupGuard(org.axonframework.config.Configuration axon, ObjectProvider<PartCheck> checks) {
        return new StartupGuard(axon, checks.orderedStream().toList());
    }
}
