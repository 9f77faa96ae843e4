package io.videoconf.command.account.credentials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of signing keys.
 */
final class SigningKeyStore {

    /** Says "signing keys" to PostgreSQL's advisory locks, which know numbers only. */
    private static final long SIGNING_KEYS = 0x7669_6465_6f6b_6579L;

    private final JdbcClient jdbc;

    SigningKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps all other nodes from changing keys until the transaction is over. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:name)")
                .param("name", SIGNING_KEYS)
                .query((_, _) -> true)
                .single();
    }

    /** All keys, in the order in which they begin to sign. */
    List<SigningKey> all() {
        return jdbc.sql("select document, created_at, signs_from, retired_at from signing_key order by signs_from, kid")
                .query(SigningKeyStore::key)
                .list();
    }

    void add(SigningKey key) {
        jdbc.sql("""
                        insert into signing_key (kid, document, created_at, signs_from)
                        values (:kid, :document, :created, :signs)
                        """)
                .param("kid", key.kid())
                .param("document", key.document())
                .param("created", SqlTimes.parameter(key.createdAt()))
                .param("signs", SqlTimes.parameter(key.signsFrom()))
                .update();
    }

    void retire(SigningKey key, Instant at) {
        jdbc.sql("update signing_key set retired_at = :at where kid = :kid")
                .param("at", SqlTimes.parameter(at))
                .param("kid", key.kid())
                .update();
    }

    void rewrite(SigningKey key) {
        jdbc.sql("update signing_key set document = :document where kid = :kid")
                .param("document", key.document())
                .param("kid", key.kid())
                .update();
    }

    void forget(SigningKey key) {
        jdbc.sql("delete from signing_key where kid = :kid")
                .param("kid", key.kid())
                .update();
    }

    private static SigningKey key(ResultSet row, int number) throws SQLException {
        return SigningKey.read(
                row.getString("document"),
                SqlTimes.read(row, "created_at"),
                SqlTimes.read(row, "signs_from"),
                SqlTimes.readNullable(row, "retired_at"));
    }
}
