package io.videoconf.allinone.stores;

/**
 * How to reach the PostgreSQL database.
 *
 * @param jdbcUrl JDBC address on the loopback interface; the port differs from start to start
 * @param user role that owns the database, and nothing else
 * @param password secret; left out of {@link #toString()}
 */
public record PostgresAddress(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
        return "PostgresAddress[" + jdbcUrl + ", " + user + "]";
    }
}
