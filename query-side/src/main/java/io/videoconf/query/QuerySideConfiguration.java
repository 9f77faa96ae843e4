package io.videoconf.query;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.videoconf.messaging.PartCheck;
import io.videoconf.messaging.sealing.OpeningKeys;
import io.videoconf.query.kernel.DeadLetterQueues;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.FirstCatchUp;
import io.videoconf.query.kernel.MongoTokenStore;
import io.videoconf.query.kernel.ParkedEvents;
import io.videoconf.query.kernel.ProgressFeed;
import io.videoconf.query.kernel.ProjectionGuard;
import io.videoconf.query.kernel.ProjectionSettings;
import io.videoconf.query.kernel.Projections;
import io.videoconf.query.kernel.Rebuild;
import io.videoconf.query.kernel.RebuildRecords;
import io.videoconf.query.kernel.Rebuilding;
import io.videoconf.query.kernel.Remaking;
import io.videoconf.query.kernel.RemakingFromEvents;
import io.videoconf.query.kernel.View;
import io.videoconf.query.kernel.ViewCollections;
import io.videoconf.query.kernel.ViewCompaction;
import io.videoconf.query.kernel.ViewDigest;
import io.videoconf.query.kernel.ViewUpkeep;
import io.videoconf.query.kernel.ViewWriter;
import io.videoconf.query.kernel.ViewsDesk;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The query side, for a program that runs it. Needs a MongoTemplate, an event store, and the messages' serializer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionSettings.class)
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.videoconf\\.query\\.QuerySide.*"))
public class QuerySideConfiguration {

    /** Under a name of its own, so that it is no rival of another side's clock in the same program. */
    @Bean(defaultCandidate = false)
    @Qualifier("queryClock")
    Clock queryClock() {
        return Clock.systemUTC();
    }

    @Bean
    ViewCollections viewCollections(MongoTemplate mongo, ProjectionSettings settings, ViewWriter writer) {
        return new ViewCollections(mongo, settings.guardedWrites(), settings.writeBehind(), writer);
    }

    @Bean
    ViewWriter viewWriter() {
        return new ViewWriter();
    }

    @Bean
    MongoTokenStore viewPositions(
            MongoTemplate mongo,
            @Qualifier("messageSerializer") Serializer serializer,
            ProjectionSettings settings,
            @Qualifier("queryClock") Clock clock,
            ViewCollections collections,
            ViewWriter writer) {
        return new MongoTokenStore(
                mongo, serializer, settings.claimant(), settings.claimTimeout(), clock, collections::settle, writer);
    }

    @Bean
    DeadLetterQueues viewDeadLetters(
            MongoTemplate mongo,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            @Qualifier("queryClock") Clock clock) {
        return new DeadLetterQueues(mongo, eventSerializer, clock);
    }

    @Bean
    RebuildRecords rebuildRecords(MongoTemplate mongo, @Qualifier("queryClock") Clock clock) {
        return new RebuildRecords(mongo, clock);
    }

    @Bean
    ViewUpkeep viewUpkeep(
            List<View<?>> views,
            ViewCollections collections,
            MongoTokenStore positions,
            DeadLetterQueues parked,
            RebuildRecords rebuilds) {
        return new ViewUpkeep(views, collections, positions, parked, rebuilds);
    }

    @Bean
    Projections projections(
            List<View<?>> views,
            ViewCollections collections,
            ViewUpkeep upkeep,
            MongoTokenStore positions,
            DeadLetterQueues parked,
            ProjectionSettings settings,
            ObjectProvider<MeterRegistry> meters,
            Remaking remaking) {
        return new Projections(
                views,
                collections,
                upkeep,
                positions,
                parked,
                settings,
                meters.getIfUnique(SimpleMeterRegistry::new),
                remaking);
    }

    @Bean
    FirstCatchUp firstCatchUp(
            List<View<?>> views,
            ProjectionSettings settings,
            MongoTokenStore positions,
            EventProcessingConfiguration processing,
            ObjectProvider<EventStore> events) {
        return new FirstCatchUp(
                views, settings, positions, processing, () -> events.getObject().createHeadToken());
    }

    @Bean
    ViewCompaction viewCompaction(
            MongoTemplate mongo,
            List<View<?>> views,
            ViewCollections collections,
            MongoTokenStore positions,
            ObjectProvider<EventStore> events) {
        return new ViewCompaction(
                mongo, views, collections, positions, () -> events.getObject().createHeadToken());
    }

    @Bean
    Remaking remaking(ObjectProvider<EventStreams> streams, OpeningKeys keys, ViewCompaction compaction) {
        return new RemakingFromEvents(streams::getObject, keys, compaction);
    }

    @Bean
    ProgressFeed progressFeed(List<View<?>> views) {
        return new ProgressFeed(views);
    }

    @Bean
    EventStreams eventStreams(EventStore eventStore) {
        return new EventStreams(eventStore);
    }

    @Bean
    Rebuild rebuild(List<View<?>> views, ViewUpkeep upkeep, org.axonframework.config.Configuration axon) {
        return new Rebuild(views, upkeep, axon);
    }

    @Bean
    ParkedEvents parkedEvents(DeadLetterQueues queues, org.axonframework.config.Configuration axon) {
        return new ParkedEvents(queues, axon);
    }

    @Bean
    Rebuilding rebuilding(
            RebuildRecords records,
            ViewCollections collections,
            MongoTokenStore positions,
            DeadLetterQueues queues,
            org.axonframework.config.Configuration axon,
            ProjectionSettings settings,
            Remaking remaking,
            @Qualifier("queryClock") Clock clock) {
        return new Rebuilding(records, collections, positions, queues, axon, settings, remaking, clock);
    }

    @Bean
    ViewsDesk viewsDesk(List<View<?>> views, ViewCollections collections, ParkedEvents parked, Rebuilding rebuilding) {
        return new ViewsDesk(views, collections, parked, rebuilding);
    }

    @Bean
    ViewDigest viewDigest(ViewCollections collections) {
        return new ViewDigest(collections);
    }

    @Bean
    PartCheck projectionCheck(List<View<?>> views) {
        return new ProjectionGuard(views)::complaints;
    }
}
