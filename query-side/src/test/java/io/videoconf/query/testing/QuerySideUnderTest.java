package io.videoconf.query.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.messaging.side.SideProgram;
import io.videoconf.query.QuerySide;
import io.videoconf.query.kernel.ParkedEvents;
import io.videoconf.query.kernel.Rebuild;
import io.videoconf.query.kernel.View;
import io.videoconf.query.kernel.ViewDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The whole query side as a program starts it, over an event store in memory that outlives it. */
public final class QuerySideUnderTest implements AutoCloseable {
    public static final List<String> VIEWS =
            List.of("meeting", "chat", "history", "attendance", "recordings", "accounts");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Long> versions = new HashMap<>();
    private final ConfigurableApplicationContext context;

    public QuerySideUnderTest(MongoWire mongo, EventsInMemory events, Class<?>... more) {
        this(mongo, events, List.of(), more);
    }

    /** The same with settings of the test's own. */
    public QuerySideUnderTest(MongoWire mongo, EventsInMemory events, List<String> settings, Class<?>... more) {
        List<Class<?>> sources = new ArrayList<>(List.of(more));
        sources.add(QuerySideProgram.class);
        ApplicationContextInitializer<GenericApplicationContext> parts = spring -> {
            spring.registerBean(MongoTemplate.class, mongo::template);
            spring.registerBean(EventsInMemory.class, () -> events);
        };
        this.context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .initializers(parts)
                .properties(SideProgram.defaults(QuerySide.class))
                .properties(
                        "axon.axonserver.enabled=false",
                        "axon.update-check.disabled=true",
                        "videoconf.health.port=0",
                        // There is no bus between sides without an Axon Server.
                        "management.endpoint.health.validate-group-membership=false",
                        "videoconf.projections.node=test",
                        "videoconf.projections.segments=2",
                        // Both ways of writing are in use: this one where there are few documents, and a view more.
                        "videoconf.projections.guarded-writes=" + (more.length > 0),
                        "logging.level.root=error")
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public <T> List<T> parts(Class<T> type) {
        return context.getBeanProvider(type).stream().toList();
    }

    /** All views. */
    public List<View<?>> views() {
        List<View<?>> views = new ArrayList<>();
        context.getBeansOfType(View.class).values().forEach(view -> views.add((View<?>) view));
        return views;
    }

    /** Stores events of one stream. */
    public void publish(String stream, Object... facts) {
        publish(stream, List.of(facts));
    }

    /** Stores events of one stream, each in a commit of its own. */
    public void publish(String stream, List<?> facts) {
        for (Object fact : facts) {
            long version = versions.merge(stream, 1L, Long::sum) - 1;
            part(EventStore.class).publish(new GenericDomainEventMessage<>("Stream", stream, version, fact, origin()));
        }
    }

    /** Stores an event that is in no stream. */
    public void publishBeside(Object fact) {
        part(EventStore.class).publish(new GenericEventMessage<>(fact, origin()));
    }

    public static MetaData origin() {
        Actor actor = new Actor(
                ActorKind.USER,
                new UserId("01900000-0000-7000-8000-00000000aaaa"),
                new TenantId("01900000-0000-7000-8000-00000000bbbb"),
                TenantRole.MEMBER,
                null);
        return MetaData.from(OriginMetadata.write(
                        new Origin(actor, "req_test", Door.REST, AddressClass.PUBLIC, Origin.CURRENT_POLICY)))
                .and("causation_id", "cause")
                .and("correlation_id", "chain");
    }

    /** Waits until every view has taken in everything that is stored. */
    public void settle() {
        TrackingToken head = part(EventStore.class).createHeadToken();
        await().atMost(PATIENCE).until(() -> VIEWS.stream().allMatch(view -> hasReached(view, head)));
    }

    /** Ends all that follows events, so that what the database is asked from now on is for questions. */
    public void stopViews() {
        part(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
    }

    public boolean hasReached(String view, TrackingToken head) {
        Map<Integer, EventTrackerStatus> status = processor(view).processingStatus();
        return status.size() == 2
                && status.values().stream()
                        .allMatch(segment -> head == null
                                || (segment.getTrackingToken() != null
                                        && segment.getTrackingToken().covers(head)));
    }

    public TrackingEventProcessor processor(String view) {
        return part(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor(view, TrackingEventProcessor.class)
                .orElseThrow();
    }

    public void stop(String view) {
        try {
            processor(view).shutdownAsync().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public void start(String view) {
        processor(view).start();
    }

    public String digest(String view) {
        return part(ViewDigest.class).of(view);
    }

    public Map<String, String> digests() {
        Map<String, String> digests = new HashMap<>();
        VIEWS.forEach(view -> digests.put(view, digest(view)));
        return digests;
    }

    public void rebuildAll() {
        VIEWS.forEach(part(Rebuild.class)::rebuild);
        settle();
    }

    public void requireNothingParked() {
        VIEWS.forEach(view ->
                assertThat(part(ParkedEvents.class).count(view)).as(view).isZero());
    }

    /** Asks, and gives the answer or the refusal's exception. */
    public <R> R ask(Object query, Class<R> answer) {
        try {
            return part(QueryGateway.class)
                    .query(query, ResponseTypes.instanceOf(answer))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
