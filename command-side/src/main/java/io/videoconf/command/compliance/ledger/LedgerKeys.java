package io.videoconf.command.compliance.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The keys that sign. One signs; those before it are known for ever, by their public halves alone. */
final class LedgerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeys.class);

    private final JdbcTemplate jdbc;
    private final KeyVault vault;
    private final LedgerRows rows;
    private final Duration rotation;
    private final Clock clock;

    LedgerKeys(JdbcTemplate jdbc, KeyVault vault, LedgerRows rows, Duration rotation, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.rows = rows;
        this.rotation = rotation;
        this.clock = clock;
    }

    /** Every key that ever signed, the oldest first. */
    List<LedgerKey> all() {
        String origin = rows.state().origin();
        return jdbc.query(
                "select public_key, created_at, retired_at from ledger_key order by created_at, key_id",
                (row, _) -> key(origin, row));
    }

    /** Signs with the present key, or with its successor when its time is over. Whoever calls holds the ledger's claim. */
    String sign(String text) {
        LedgerKey key = present();
        byte[] half = vault.find(key.id()).orElse(null);
        if (half == null) {
            // Restored without its keys, perhaps. A ledger that stopped would be worse than one that says so.
            LOG.error("the private half of the ledger's key {} is gone; a new key signs from now on", key.id());
            key = successor(key);
            half = vault.find(key.id()).orElseThrow();
        }
        return Note.signed(text, key, signature(text, half));
    }

    private LedgerKey present() {
        List<LedgerKey> all = all();
        if (all.isEmpty()) {
            return made();
        }
        LedgerKey last = all.getLast();
        boolean over = clock.instant().isAfter(last.createdAt().plus(rotation));
        return over ? successor(last) : last;
    }

    private LedgerKey successor(LedgerKey before) {
        jdbc.update("update ledger_key set retired_at = ? where key_id = ?", parameter(clock.instant()), before.id());
        vault.destroy(before.id());
        return made();
    }

    private LedgerKey made() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Instant now = clock.instant();
            LedgerKey key = new LedgerKey(rows.state().origin(), LedgerKey.raw(pair.getPublic()), now, null);
            jdbc.update(
                    "insert into ledger_key (key_id, public_key, created_at) values (?, ?, ?)",
                    key.id(),
                    key.bytes(),
                    parameter(now));
            vault.keep(key.id(), pair.getPrivate().getEncoded());
            LOG.info("the ledger's heads are signed with a new key: {}", key.verifierKey());
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static byte[] signature(String text, byte[] half) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(half)));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            // Without the cause: it might quote the key.
            throw new IllegalStateException("the private half of the ledger's key is damaged");
        }
    }

    private static LedgerKey key(String origin, ResultSet row) throws SQLException {
        OffsetDateTime retired = row.getObject("retired_at", OffsetDateTime.class);
        return new LedgerKey(
                origin,
                row.getBytes("public_key"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                retired == null ? null : retired.toInstant());
    }

    static OffsetDateTime parameter(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
