package io.videoconf.command.platform;

import io.videoconf.messaging.SnapshotTypes;
import io.videoconf.messaging.sealing.OpeningKeys;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotterSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store, of one machine in PostgreSQL or of many in Axon Server, and what every aggregate is loaded with. */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {
    /**
     * Kept for processors that are a little behind each other; who is further behind reads the store. An event takes some four
     * KiB there with all that was made of it.
     */
    private static final int LAST_EVENTS = 1_000;

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new JdbcSQLErrorCodesResolver();
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    EventsInOneTrip eventStorageEngine(
            @Qualifier("eventSerializer") Serializer serializer,
            PersistenceExceptionResolver persistenceExceptionResolver,
            ConnectionProvider connections,
            TransactionManager transactions,
            SnapshotFilter snapshotFilter,
            OpeningKeys keys,
            org.axonframework.config.Configuration axon) {
        JdbcEventStorageEngine.Builder engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(snapshotFilter)
                .persistenceExceptionResolver(persistenceExceptionResolver)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(schema());
        return new EventsInOneTrip(engine, transactions, keys);
    }

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    EmbeddedEventStore eventStore(
            EventsInOneTrip engine,
            ObjectProvider<CommitWitness> witnesses,
            org.axonframework.config.Configuration axon) {
        return new FollowedEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore")),
                engine,
                LAST_EVENTS,
                witnesses.stream().toList());
    }

    /**
     * The event store of many machines. Made here for the sake of its filter: with the framework's own, which looks for
     * revisions in annotations, not one of our snapshots would ever be read.
     */
    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    @ConditionalOnProperty(name = "axon.axonserver.enabled", matchIfMissing = true)
    AxonServerEventStore axonServerEventStore(
            AxonServerConfiguration settings,
            AxonServerConnectionManager connections,
            @Qualifier("eventSerializer") Serializer serializer,
            SnapshotFilter snapshotFilter,
            org.axonframework.config.Configuration axon) {
        return AxonServerEventStore.builder()
                .configuration(settings)
                .platformConnectionManager(connections)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(snapshotFilter)
                .upcasterChain(axon.upcasterChain())
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class))
                .build();
    }

    /** Snapshots of today's shapes only: others are passed over before they are read. */
    @Bean
    SnapshotFilter snapshotFilter(ObjectProvider<SnapshotTypes> types) {
        Map<String, String> revisions = new HashMap<>();
        types.forEach(some -> some.revisions().forEach((type, shape) -> revisions.put(type.getSimpleName(), shape)));
        return snapshot -> {
            SerializedType type = snapshot.getPayload().getType();
            String shape = revisions.get(type.getName());
            return shape != null && shape.equals(type.getRevision());
        };
    }

    private static EventSchema schema() {
        return EventSchema.builder()
                .eventTable("domain_event")
                .snapshotTable("snapshot_event")
                .globalIndexColumn("global_index")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .eventIdentifierColumn("event_identifier")
                .metaDataColumn("meta_data")
                .payloadColumn("payload")
                .payloadRevisionColumn("payload_revision")
                .payloadTypeColumn("payload_type")
                .timestampColumn("time_stamp")
                .build();
    }

    @Bean
    SnapshotWriter snapshotWriter(
            EventStore eventStore,
            TransactionManager transactions,
            SnapshotterSpanFactory spanFactory,
            SnapshotExecutor executor,
            AggregateCache cache) {
        return new SnapshotWriter(eventStore, transactions, executor, spanFactory, cache);
    }

    @Bean
    SnapshotExecutor snapshotExecutor() {
        return new SnapshotExecutor();
    }

    @Bean
    SnapshotTriggerDefinition snapshotTrigger(SnapshotWriter writer, AggregateSettings settings) {
        return new Snapshots(writer, settings.snapshotEvery(), false);
    }

    /** For aggregates whose state grows with their stream. */
    @Bean
    SnapshotTriggerDefinition growingSnapshotTrigger(SnapshotWriter writer, AggregateSettings settings) {
        return new Snapshots(writer, settings.snapshotEvery(), true);
    }

    @Bean
    AggregateCache aggregateCache(AggregateSettings settings) {
        return new AggregateCache(settings.cached());
    }
}
