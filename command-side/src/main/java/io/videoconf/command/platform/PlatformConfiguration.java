package io.videoconf.command.platform;

import io.videoconf.messaging.PartCheck;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that the command side runs on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AggregateSettings.class, AutomationSettings.class, StoreSettings.class})
@Import({
    EventStoreConfiguration.class,
    ProcessorConfiguration.class,
    SchedulerConfiguration.class,
    SealingStoreConfiguration.class
})
public class PlatformConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AutomationCommands automationCommands(@Lazy CommandGateway commands) {
        return new AutomationCommands(commands);
    }

    @Bean
    Idempotency idempotency(JdbcClient jdbc) {
        return new Idempotency(jdbc);
    }

    @Bean
    KnownKeys knownKeys(JdbcClient jdbc) {
        return new KnownKeys(jdbc);
    }

    @Bean
    WritesInOneTrip writesInOneTrip(DataSource dataSource) {
        return new WritesInOneTrip(dataSource);
    }

    @Bean
    SharedTrips sharedTrips(WritesInOneTrip trip, DataSource dataSource, StoreSettings settings) {
        return new SharedTrips(trip, dataSource, settings.patience());
    }

    @Bean
    GatheredWrites gatheredWrites(
            WritesInOneTrip trip, SharedTrips shared, PersistenceExceptionResolver failures, EventBus events) {
        return new GatheredWrites(trip, shared, failures, events instanceof EmbeddedEventStore);
    }

    /** The order matters: the time first, then the key, and the audit closest to the decision. */
    @Bean
    InitializingBean commandInterceptors(
            @Qualifier("localSegment") CommandBus bus,
            GatheredWrites writes,
            Idempotency idempotency,
            EventBus events,
            Clock clock) {
        return () -> {
            bus.registerHandlerInterceptor(writes);
            bus.registerHandlerInterceptor(new CommandStamp(clock));
            bus.registerHandlerInterceptor(idempotency);
            bus.registerHandlerInterceptor(new RefusalAudit(events));
        };
    }

    @Bean
    PartCheck commandSideParts(
            TransactionManager transactions,
            ObjectProvider<EventStorageEngine> engine,
            EventBus events,
            ObjectProvider<SnapshotWriter> snapshots,
            ObjectProvider<ScheduledCommands> scheduled) {
        return axon -> {
            List<String> complaints = new ArrayList<>();
            if (transactions instanceof NoTransactionManager) {
                complaints.add("commands run without transactions (NoTransactionManager)");
            }
            if (events instanceof EmbeddedEventStore && !engine.stream().allMatch(PlatformConfiguration::lasts)) {
                complaints.add("the event store keeps its events in memory (InMemoryEventStorageEngine)");
            }
            if (snapshots.getIfAvailable() == null) {
                complaints.add("there is nothing that writes snapshots");
            }
            if (scheduled.getIfAvailable() == null) {
                complaints.add("there is nothing that keeps what is due later");
            }
            return complaints;
        };
    }

    private static boolean lasts(EventStorageEngine engine) {
        return !(engine instanceof InMemoryEventStorageEngine);
    }
}
