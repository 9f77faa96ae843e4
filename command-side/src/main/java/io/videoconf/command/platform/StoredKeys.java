package io.videoconf.command.platform;

import io.videoconf.api.compliance.views.PersonKeyView;
import io.videoconf.api.compliance.views.PersonKeys;
import io.videoconf.messaging.sealing.KeySource;
import io.videoconf.messaging.sealing.KeysUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of people as they are stored, in PostgreSQL. */
final class StoredKeys implements KeySource {
    private static final String COLUMNS = "select key_id, wrapped, erasure from person_key";
    private final JdbcClient jdbc;

    StoredKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public PersonKeys find(List<UUID> ids) {
        return ask(() -> jdbc.sql(COLUMNS + " where key_id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query(StoredKeys::key)
                .list());
    }

    @Override
    public PersonKeys erased(long after) {
        return ask(() -> jdbc.sql(COLUMNS + " where erasure > ? order by erasure")
                .param(after)
                .query(StoredKeys::key)
                .list());
    }

    /** All keys of a person, the destroyed among them, the oldest first. */
    List<PersonKeyView> of(String person) {
        return ask(() -> jdbc.sql(COLUMNS + " where person = ? order by created_at, key_id")
                        .param(person)
                        .query(StoredKeys::key)
                        .list())
                .keys();
    }

    private static PersonKeys ask(Supplier<List<PersonKeyView>> question) {
        try {
            return new PersonKeys(question.get());
        } catch (DataAccessException e) {
            throw new KeysUnavailableException("the keys of people cannot be read", e);
        }
    }

    private static PersonKeyView key(ResultSet row, int number) throws SQLException {
        byte[] wrapped = row.getBytes("wrapped");
        return new PersonKeyView(
                row.getObject("key_id", UUID.class).toString(),
                wrapped == null ? null : Base64.getEncoder().encodeToString(wrapped),
                row.getLong("erasure"));
    }
}
