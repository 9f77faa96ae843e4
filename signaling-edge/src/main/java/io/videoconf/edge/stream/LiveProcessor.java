package io.videoconf.edge.stream;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How an edge hears of new facts: from the end of the log, on one thread. Its position is kept in memory on purpose: an
 * edge is disposable, and what was before it is read from the query side.
 */
@Configuration(proxyBeanMethods = false)
class LiveProcessor {
    private static final int BATCH = 200;

    @Bean
    ConfigurerModule liveFactsProcessor() {
        return configurer -> configurer
                .eventProcessing()
                .registerTrackingEventProcessor(
                        LiveFacts.GROUP,
                        axon -> source(axon.eventBus()),
                        axon -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(BATCH)
                                .andInitialTrackingToken(StreamableMessageSource::createHeadToken))
                .registerTokenStore(LiveFacts.GROUP, axon -> new InMemoryTokenStore())
                .registerListenerInvocationErrorHandler(LiveFacts.GROUP, axon -> PropagatingErrorHandler.instance());
    }

    @SuppressWarnings("unchecked") // every event store of ours can be tracked
    private static StreamableMessageSource<TrackedEventMessage<?>> source(
            org.axonframework.messaging.SubscribableMessageSource<? extends EventMessage<?>> bus) {
        return (StreamableMessageSource<TrackedEventMessage<?>>) bus;
    }
}
