package io.videoconf.command.account.credentials;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One real PostgreSQL for all tests of this package, with a fresh database for whoever asks.
 */
final class Postgres {

    private static final EmbeddedPostgres SERVER = start();
    private static int databases;

    private Postgres() {}

    /** A database of one's own, migrated, behind a pool of ten connections as in production. */
    static synchronized HikariDataSource freshDatabase() {
        String name = "test_" + ++databases;
        try (HikariDataSource maintenance = pool("postgres", 1)) {
            JdbcClient.create(maintenance).sql("create database " + name).update();
        }
        HikariDataSource database = pool(name, 10);
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    private static HikariDataSource pool(String database, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(SERVER.getJdbcUrl("postgres", database));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
