package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.command.CommandSide;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The program refuses to start on parts that forget or do nothing, and says which. */
class UnsafePartsIT {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class NoTransactions {
        @Bean
        @Primary
        TransactionManager none() {
            return NoTransactionManager.INSTANCE;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ForgetfulStore {
        @Bean
        @Primary
        EventStorageEngine memory() {
            return new InMemoryEventStorageEngine();
        }
    }

    @Test
    void itRefusesCommandsWithoutTransactions() {
        assertThatThrownBy(() -> startWith(NoTransactions.class))
                .hasStackTraceContaining("commands run without transactions (NoTransactionManager)");
    }

    @Test
    void itRefusesAnEventStoreInMemory() {
        assertThatThrownBy(() -> startWith(ForgetfulStore.class))
                .hasStackTraceContaining("the event store keeps its events in memory (InMemoryEventStorageEngine)");
    }

    @Test
    void itRefusesToCallHome() {
        System.setProperty("axoniq.update-checker.disabled", "false");
        try {
            assertThatThrownBy(() -> startWith(Object.class)).hasStackTraceContaining("the update check is on");
        } finally {
            System.setProperty("axoniq.update-checker.disabled", "true");
        }
    }

    private static void startWith(Class<?> worse) {
        new SpringApplicationBuilder(CommandSide.class, worse)
                .run(
                        "--axon.axonserver.enabled=false",
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=off",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--videoconf.objects.endpoint=http://127.0.0.1:9",
                        "--videoconf.objects.access-key=nobody",
                        "--videoconf.objects.secret-key=nothing")
                .close();
    }
}
