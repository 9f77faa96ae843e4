package io.videoconf.command.compliance.ledger;

import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Private halves beside the public ones, as the keys that sign tokens are kept: all nodes have them. */
final class RowVault implements KeyVault {
    private final JdbcTemplate jdbc;

    RowVault(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(String keyId, byte[] privateKey) {
        jdbc.update("update ledger_key set private_key = ? where key_id = ?", privateKey, keyId);
    }

    @Override
    public Optional<byte[]> find(String keyId) {
        return jdbc
                .query(
                        "select private_key from ledger_key where key_id = ? and private_key is not null",
                        (row, _) -> Objects.requireNonNull(row.getBytes(1)),
                        keyId)
                .stream()
                .findFirst();
    }

    @Override
    public void destroy(String keyId) {
        jdbc.update("update ledger_key set private_key = null where key_id = ?", keyId);
    }
}
