package io.videoconf.bench.peers.axon;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The program. Arguments: {@code tracking}, which is what Axon takes by itself, or {@code pooled}; the address of the database; the
 * schema to use in it. It says {@code ready URL}.
 */
public final class Peer {
    private static final int CONNECTIONS = 32;

    private Peer() {}

    public static void main(String[] arguments) throws IOException {
        String processor = arguments[0];
        DataSource database = database(arguments[1], arguments[2]);
        Titles titles = new Titles(JdbcClient.create(database));
        Configurer configurer = configurer(database);
        configurer.configureAggregate(Meeting.class);
        configurer.eventProcessing().registerEventHandler(_ -> titles);
        switch (processor) {
            case "tracking" -> {}
            case "pooled" -> configurer.eventProcessing().usingPooledStreamingEventProcessors();
            default -> throw new IllegalArgumentException("tracking or pooled, not " + processor);
        }
        Configuration axon = configurer.start();
        System.err.println("axon: "
                + axon.eventProcessingConfiguration().eventProcessors().values().stream()
                        .map(each -> each.getClass().getSimpleName())
                        .toList());
        System.out.println("ready http://127.0.0.1:" + new Door(axon.commandGateway(), titles).open());
    }

    private static DataSource database(String address, String schema) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(address);
        settings.setSchema(schema);
        settings.setUsername(System.getenv("DATABASE_USER"));
        settings.setPassword(System.getenv("DATABASE_PASSWORD"));
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setConnectionInitSql("create schema if not exists " + schema);
        return new HikariDataSource(settings);
    }

    /** What Axon cannot make up by itself: where events and positions are, and in what form. */
    private static Configurer configurer(DataSource database) {
        TransactionManager transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
        ConnectionProvider connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database));
        Serializer serializer = JacksonSerializer.defaultSerializer();
        JdbcEventStorageEngine events = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        JdbcTokenStore positions = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .build();
        transactions.executeInTransaction(() -> {
            events.createSchema(PostgresEventTableFactory.INSTANCE);
            positions.createSchema(PostgresTokenTableFactory.INSTANCE);
        });
        return DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(_ -> transactions)
                .configureSerializer(_ -> serializer)
                .configureEmbeddedEventStore(_ -> events)
                .registerComponent(TokenStore.class, _ -> positions);
    }
}
