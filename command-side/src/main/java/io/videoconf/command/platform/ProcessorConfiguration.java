package io.videoconf.command.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** How automations follow the events: positions and dead letters in PostgreSQL, errors parked and never skipped. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
    private static final int BATCH = 100;

    @Bean
    JdbcTokenStore automationTokenStore(
            ConnectionProvider connections, Serializer serializer, AutomationSettings settings, Clock clock) {
        JdbcTokenStore.Builder parts = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .nodeId(settings.claimant())
                .claimTimeout(settings.claimTimeout())
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("time_stamp")
                        .build());
        return new SparingTokens(parts, clock);
    }

    /** Each automation group asks for its processor by one of these. */
    @Bean
    ConfigurerModule automations(
            java.util.List<AutomationGroup> groups,
            JdbcTokenStore tokens,
            ConnectionProvider connections,
            TransactionManager transactions,
            DeadLetterRetry retry,
            AutomationSettings settings,
            PlatformTransactionManager spring,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer) {
        return configurer -> groups.forEach(group -> configure(
                configurer.eventProcessing(),
                group.name(),
                tokens,
                settings,
                retry,
                // A retry that fails takes back what its handler wrote, and not the letter's own new state.
                new Savepoints(spring),
                JdbcSequencedDeadLetterQueue.builder()
                        .processingGroup(group.name())
                        .connectionProvider(connections)
                        .transactionManager(transactions)
                        .genericSerializer(serializer)
                        .eventSerializer(eventSerializer)
                        .schema(deadLetters())
                        .converter(ParkedLetters.of(deadLetters(), serializer, eventSerializer))
                        .build()));
    }

    private static void configure(
            EventProcessingConfigurer processing,
            String group,
            JdbcTokenStore tokens,
            AutomationSettings settings,
            DeadLetterRetry retry,
            TransactionManager savepoints,
            JdbcSequencedDeadLetterQueue<org.axonframework.eventhandling.EventMessage<?>> letters) {
        processing
                .registerTrackingEventProcessor(
                        group,
                        configuration -> new Unhurried(
                                (StreamableMessageSource<TrackedEventMessage<?>>) configuration.eventBus(), BATCH),
                        configuration -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(BATCH)
                                .andTokenClaimInterval(settings.claimTimeout().toMillis() / 4, TimeUnit.MILLISECONDS)
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .registerTokenStore(group, configuration -> tokens)
                .registerListenerInvocationErrorHandler(group, configuration -> PropagatingErrorHandler.instance())
                .registerTransactionManager(group, configuration -> savepoints)
                .registerDeadLetterPolicy(group, configuration -> retry)
                // Otherwise each event costs a question to the database.
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        group, (configuration, invoker) -> invoker.enableSequenceIdentifierCache())
                .registerDeadLetterQueue(group, configuration -> letters);
    }

    @Bean
    DeadLetterRetry deadLetterRetry(
            java.util.List<AutomationGroup> groups,
            AutomationSettings settings,
            Clock clock,
            ObjectProvider<MeterRegistry> meters,
            JdbcClient jdbc) {
        return new DeadLetterRetry(groups, settings, clock, meters.getIfUnique(SimpleMeterRegistry::new), jdbc);
    }

    private static DeadLetterSchema deadLetters() {
        return DeadLetterSchema.builder()
                .deadLetterTable("dead_letter")
                .deadLetterIdentifierColumn("dead_letter_identifier")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_identifier")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .aggregateTypeColumn("aggregate_type")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .tokenTypeColumn("token_type")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .build();
    }
}
