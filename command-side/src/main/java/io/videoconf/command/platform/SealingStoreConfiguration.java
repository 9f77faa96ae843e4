package io.videoconf.command.platform;

import io.videoconf.messaging.sealing.MasterKey;
import io.videoconf.messaging.sealing.OpeningKeys;
import io.videoconf.messaging.sealing.SealingSettings;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Where the keys of people are stored, and what seals events on their way to their store. */
@Configuration(proxyBeanMethods = false)
class SealingStoreConfiguration {
    private static final String EVENTS_ELSEWHERE = "${axon.axonserver.enabled:true}";

    @Bean
    StoredKeys storedKeys(JdbcClient jdbc) {
        return new StoredKeys(jdbc);
    }

    @Bean
    KeyRows keyRows(DataSource dataSource, @Value(EVENTS_ELSEWHERE) boolean eventsElsewhere) {
        return new KeyRows(dataSource, !eventsElsewhere);
    }

    @Bean
    PersonKeyRing personKeyRing(
            StoredKeys stored,
            KeyRows rows,
            OpeningKeys opened,
            MasterKey master,
            Clock clock,
            SealingSettings settings) {
        return new PersonKeyRing(stored, rows, opened, master, clock, settings.cached());
    }

    @Bean
    KeyVault keyVault(
            JdbcClient jdbc,
            PersonKeyRing ring,
            KeyRows rows,
            OpeningKeys opened,
            MasterKey master,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value(EVENTS_ELSEWHERE) boolean eventsElsewhere) {
        return new KeyVault(jdbc, ring, rows, opened, master, clock, transactions, eventsElsewhere);
    }

    @Bean
    KeyAnswers keyAnswers(StoredKeys stored) {
        return new KeyAnswers(stored);
    }

    /** What aggregates remember was opened with keys that are there no more. */
    @Bean
    InitializingBean forgetfulAggregates(OpeningKeys keys, AggregateCache aggregates, SnapshotWriter snapshots) {
        return () -> keys.onErasure(_ -> {
            snapshots.forget();
            aggregates.removeAll();
        });
    }

    @Bean
    InitializingBean sealedEvents(
            EventBus events,
            @Qualifier("eventSerializer") Serializer serializer,
            @Value(EVENTS_ELSEWHERE) boolean eventsElsewhere) {
        return () -> events.registerDispatchInterceptor(new SealedEvents(serializer, eventsElsewhere));
    }
}
