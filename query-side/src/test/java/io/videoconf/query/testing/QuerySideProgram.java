package io.videoconf.query.testing;

import io.videoconf.messaging.VideoConfSide;
import io.videoconf.query.QuerySideAlone;
import io.videoconf.query.QuerySideConfiguration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The query side alone, with an event store in memory. */
@VideoConfSide
@Import({QuerySideConfiguration.class, QuerySideAlone.class})
class QuerySideProgram {

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    EmbeddedEventStore eventStore(EventsInMemory events) {
        return EmbeddedEventStore.builder().storageEngine(events.engine).build();
    }
}
