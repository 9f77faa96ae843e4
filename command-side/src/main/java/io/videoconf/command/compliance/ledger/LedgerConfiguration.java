package io.videoconf.command.compliance.ledger;

import io.videoconf.command.recording.objects.ObjectStoreSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the ledger. */
@Configuration(value = "complianceLedger", proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
class LedgerConfiguration {
    private static final String NAME = "videoconf.local/ledger/";
    private static final int DRAWN_BYTES = 8;

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    RawEvents postgresRawEvents(JdbcTemplate jdbc, ObjectProvider<RecentEvents> recent) {
        return new PostgresRawEvents(jdbc, recent.getIfAvailable(RecentEvents::new));
    }

    /** Nobody takes them where there is no ledger. */
    @Bean
    @ConditionalOnProperty(name = "videoconf.ledger.enabled", matchIfMissing = true)
    RecentEvents recentEvents() {
        return new RecentEvents();
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", matchIfMissing = true)
    RawEvents axonServerRawEvents(AxonServerConnectionManager connections) {
        return new AxonServerRawEvents(() -> connections.getConnection().eventChannel());
    }

    @Bean
    LedgerRows ledgerRows(JdbcTemplate jdbc, LedgerSettings settings) {
        LedgerRows rows = new LedgerRows(jdbc);
        String origin = settings.origin();
        rows.begin(origin == null ? drawn() : origin);
        return rows;
    }

    @Bean
    Tiles ledgerTiles(JdbcTemplate jdbc) {
        return new Tiles(jdbc);
    }

    @Bean
    KeyVault ledgerKeyVault(JdbcTemplate jdbc, LedgerSettings settings) {
        Path folder = settings.keyFolder();
        return folder == null ? new RowVault(jdbc) : new FolderVault(folder);
    }

    @Bean
    LedgerKeys ledgerKeys(JdbcTemplate jdbc, KeyVault vault, LedgerRows rows, LedgerSettings settings, Clock clock) {
        return new LedgerKeys(jdbc, vault, rows, settings.keyRotation(), clock);
    }

    @Bean(destroyMethod = "close")
    S3HeadArchive headArchive(ObjectStoreSettings objects, LedgerSettings settings, Clock clock) {
        return new S3HeadArchive(objects, settings.lockedFor(), clock);
    }

    @Bean
    Heads ledgerHeads(
            JdbcTemplate jdbc,
            LedgerRows rows,
            LedgerKeys keys,
            Tiles tiles,
            HeadArchive archive,
            LedgerSettings settings,
            Clock clock) {
        return new Heads(jdbc, rows, keys, tiles, archive, settings, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "videoconf.ledger.enabled", matchIfMissing = true)
    LedgerHours ledgerHours(
            RawEvents events,
            LedgerRows rows,
            Tiles tiles,
            Heads heads,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        return new LedgerHours(new Chaining(events, rows, tiles, jdbc), heads, own(transactions));
    }

    @Bean
    Ledger ledger(LedgerRows rows, Heads heads, LedgerKeys keys, Tiles tiles, ObjectProvider<LedgerHours> hours) {
        return new Ledger(rows, heads, keys, tiles, hours.getIfAvailable());
    }

    @Bean
    LedgerAudit ledgerAudit(
            RawEvents events,
            LedgerRows rows,
            Tiles tiles,
            JdbcTemplate jdbc,
            Heads heads,
            LedgerKeys keys,
            HeadArchive archive) {
        return new LedgerAudit(events, rows, tiles, jdbc, new HeadsAudit(rows, heads, keys, tiles, archive));
    }

    static TransactionTemplate own(PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** Two ledgers must never be taken for one. */
    private static String drawn() {
        byte[] bytes = new byte[DRAWN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return NAME + HexFormat.of().formatHex(bytes);
    }
}
