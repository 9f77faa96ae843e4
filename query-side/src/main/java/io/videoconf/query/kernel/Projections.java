package io.videoconf.query.kernel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.videoconf.api.progress.ViewProgress;
import io.videoconf.api.progress.WatchProgress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.queryhandling.QueryUpdateEmitter;

/** Gives each view its processor, with every part named: nothing is left to the framework's choice. */
public final class Projections implements ConfigurerModule {
    private final List<View<?>> views;
    private final ViewCollections collections;
    private final ViewUpkeep upkeep;
    private final MongoTokenStore positions;
    private final DeadLetterQueues parked;
    private final ProjectionSettings settings;
    private final MeterRegistry meters;
    private final Remaking remaking;

    /** For these views. */
    public Projections(
            List<View<?>> views,
            ViewCollections collections,
            ViewUpkeep upkeep,
            MongoTokenStore positions,
            DeadLetterQueues parked,
            ProjectionSettings settings,
            MeterRegistry meters,
            Remaking remaking) {
        this.views = views;
        this.collections = collections;
        this.upkeep = upkeep;
        this.positions = positions;
        this.parked = parked;
        this.settings = settings;
        this.meters = meters;
        this.remaking = remaking;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, upkeep::prepare);
        configurer.onInitialize(axon ->
                axon.onStart(Phase.INBOUND_EVENT_CONNECTORS + 1, () -> retryParked(new ParkedEvents(parked, axon))));
        configurer.eventProcessing(processing -> views.forEach(view -> register(processing, view)));
    }

    /** What this version of the program can take in need not stay parked. The start does not wait for it. */
    private void retryParked(ParkedEvents events) {
        for (View<?> view : views) {
            if (events.count(view.name()) > 0) {
                Thread.ofVirtual().name("retry-" + view.name()).start(() -> events.retry(view.name()));
            }
        }
    }

    private <E> void register(EventProcessingConfigurer processing, View<E> view) {
        String name = view.name();
        ViewHandler<E> handler = new ViewHandler<>(view, () -> upkeep.reset(view), remaking);
        processing
                .registerEventHandler(_ -> handler)
                .assignHandlerInstancesMatching(name, candidate -> candidate == handler)
                .registerTrackingEventProcessor(name, Configuration::eventStore, _ -> processor(view))
                .registerTokenStore(name, _ -> positions)
                .registerSequencingPolicy(name, _ -> ViewHandler::streamOf)
                .registerHandlerInterceptor(
                        name,
                        axon -> new BatchInterceptor(
                                collections.of(name),
                                storedBatches(name, axon.getComponent(QueryUpdateEmitter.class))));
        handleFailures(processing, name);
    }

    /** There is no transaction: documents go before positions, and repeating is harmless. */
    private void handleFailures(EventProcessingConfigurer processing, String name) {
        Counter counter = meters.counter("videoconf.projection.parked", "view", name);
        processing
                .registerTransactionManager(name, _ -> NoTransactionManager.INSTANCE)
                .registerRollbackConfiguration(name, _ -> RollbackConfigurationType.ANY_THROWABLE)
                .registerErrorHandler(name, _ -> PropagatingErrorHandler.INSTANCE)
                .registerListenerInvocationErrorHandler(name, _ -> PropagatingErrorHandler.INSTANCE)
                .registerDeadLetterQueue(name, _ -> parked.of(name))
                .registerDeadLetterPolicy(name, _ -> new ParkingPolicy(name, counter))
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        name, (_, builder) -> builder.allowReset(true).enableSequenceIdentifierCache());
    }

    /**
     * One thread more than there is work for. A processor that runs out of threads lets the one that hands out the work do the last of
     * it; stopped in that moment it forgets that it has this thread, and once it is started again a part of the view stands still.
     */
    private TrackingEventProcessorConfiguration processor(View<?> view) {
        int segments = parts(view, settings);
        return TrackingEventProcessorConfiguration.forParallelProcessing(segments + 1)
                .andInitialSegmentsCount(segments)
                .andBatchSize(settings.batchSize())
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                .andTokenClaimInterval(settings.claimTimeout().toMillis() / 2, TimeUnit.MILLISECONDS)
                .andThreadFactory(processor ->
                        Thread.ofVirtual().name("view-" + processor + "-", 0).factory());
    }

    /** Into how many parts the events of a view are divided. */
    static int parts(View<?> view, ProjectionSettings settings) {
        return view.inTheOrderOfAll() ? 1 : settings.segments();
    }

    private BiConsumer<Map<String, Long>, Integer> storedBatches(String view, QueryUpdateEmitter updates) {
        Counter events = meters.counter("videoconf.projection.events", "view", view);
        return (reached, count) -> {
            events.increment(count);
            if (!reached.isEmpty()) {
                updates.emit(WatchProgress.class, _ -> true, new ViewProgress(view, Map.copyOf(reached)));
            }
        };
    }
}
