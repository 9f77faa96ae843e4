package io.videoconf.command.compliance.ledger;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.ledger.queries.AuditLedger;
import io.videoconf.api.ledger.queries.FindCheckpoint;
import io.videoconf.api.ledger.queries.FindConsistency;
import io.videoconf.api.ledger.queries.FindHistoryProof;
import io.videoconf.api.ledger.queries.FindLedgerKeys;
import io.videoconf.api.ledger.queries.ListCheckpoints;
import io.videoconf.api.ledger.views.CheckpointView;
import io.videoconf.api.ledger.views.Checkpoints;
import io.videoconf.api.ledger.views.ConsistencyView;
import io.videoconf.api.ledger.views.HistoryProof;
import io.videoconf.api.ledger.views.LedgerAuditView;
import io.videoconf.api.ledger.views.LedgerFinding;
import io.videoconf.api.ledger.views.LedgerKeyView;
import io.videoconf.api.ledger.views.LedgerKeysView;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers what is asked of the ledger. */
@Component
class LedgerDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerDesk.class);
    private static final int MOST_CHECKPOINTS = 100;
    private static final Duration AUDIT_TIME = Duration.ofSeconds(5);
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final HexFormat HEX = HexFormat.of();

    private final Ledger ledger;
    private final LedgerAudit audit;
    private final EventStore store;

    LedgerDesk(Ledger ledger, LedgerAudit audit, EventStore store) {
        this.ledger = ledger;
        this.audit = audit;
        this.store = store;
    }

    @QueryHandler
    CheckpointView on(FindCheckpoint query) {
        return (query.size() == 0 ? ledger.latest() : ledger.head(query.size()))
                .map(LedgerDesk::view)
                .orElseThrow(() -> refused(RefusalCode.NOT_FOUND, "OnlySignedHeadsAreShown"));
    }

    @QueryHandler
    Checkpoints on(ListCheckpoints query) {
        int limit = Math.clamp(query.limit(), 1, MOST_CHECKPOINTS);
        List<Head> heads = ledger.headsAfter(query.after(), limit + 1);
        return new Checkpoints(
                ledger.origin(),
                heads.stream().limit(limit).map(LedgerDesk::view).toList(),
                heads.size() > limit);
    }

    @QueryHandler
    ConsistencyView on(FindConsistency query) {
        Head last = ledger.latest().orElseThrow(() -> refused(RefusalCode.NOT_FOUND, "OnlySignedHeadsAreShown"));
        long to = query.to() == null ? last.size() : query.to();
        if (to > last.size()) {
            throw invalid("to", "must not be more than the newest head's size, " + last.size());
        }
        if (query.from() > to) {
            throw invalid("from", "must not be more than " + to);
        }
        return new ConsistencyView(
                query.from(), to, ledger.root(query.from()), ledger.root(to), ledger.consistency(query.from(), to));
    }

    @QueryHandler
    LedgerKeysView on(FindLedgerKeys query) {
        List<LedgerKeyView> keys = ledger.keys().stream()
                .map(key -> new LedgerKeyView(
                        key.keyId(), key.verifierKey(), key.publicKey(), key.createdAt(), key.retiredAt()))
                .toList();
        return new LedgerKeysView(ledger.origin(), keys);
    }

    @QueryHandler
    HistoryProof on(FindHistoryProof query) throws InterruptedException {
        MeetingId meeting = query.meetingId();
        long length = store.lastSequenceNumberFor(meeting.value()).orElse(-1L) + 1;
        long sequence = query.sequence() == null ? length : query.sequence();
        if (sequence < 1 || sequence > length) {
            throw invalid("sequence", "must be between 1 and " + length);
        }
        Leaf leaf = Awaited.orRefused(ledger.fact(meeting.value(), sequence - 1));
        Head head = Awaited.orRefused(ledger.covering(leaf.index()));
        return new HistoryProof(
                meeting,
                leaf.eventId(),
                sequence,
                HEX.formatHex(leaf.eventHash()),
                leaf.historyIndex(),
                ledger.length(meeting.value()),
                ledger.linkBefore(leaf),
                HEX.formatHex(leaf.link()),
                leaf.index(),
                Ledger.hash(leaf),
                ledger.inclusion(leaf.index(), head.size()),
                view(head));
    }

    @QueryHandler
    LedgerAuditView on(AuditLedger query) throws InterruptedException {
        requireAuditor(query.viewer());
        LedgerAudit.Outcome outcome = looked(query.from());
        return new LedgerAuditView(
                outcome.from(),
                outcome.complete() ? null : outcome.next(),
                outcome.size(),
                outcome.findings().isEmpty(),
                outcome.findings().stream()
                        .map(found -> new LedgerFinding(
                                found.kind(), found.treeIndex() < 0 ? null : found.treeIndex(), found.text()))
                        .toList());
    }

    private LedgerAudit.Outcome looked(long from) throws InterruptedException {
        try {
            return audit.look(from, AUDIT_TIME);
        } catch (HeadArchive.ArchiveRefused e) {
            LOG.warn("the ledger cannot be compared with its archive: {}", e.getMessage());
            Refusal refusal = Refusal.of(RefusalCode.STORAGE_UNAVAILABLE, "TheObjectStoreAnswers")
                    .with("retry_after_seconds", RETRY_AFTER_SECONDS);
            throw new QueryExecutionException(refusal.message(), e, refusal);
        }
    }

    private static void requireAuditor(Actor viewer) {
        boolean auditor = viewer.role() == TenantRole.COMPLIANCE || viewer.role() == TenantRole.OPERATOR;
        if (!viewer.isSystem() && (viewer.kind() != ActorKind.USER || !auditor)) {
            throw refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyComplianceAndOperatorsAuditTheLedger");
        }
    }

    static CheckpointView view(Head head) {
        return new CheckpointView(head.size(), HEX.formatHex(head.root()), head.note(), head.signedAt());
    }

    private static QueryExecutionException invalid(String field, String reason) {
        Refusal refusal =
                Refusal.of(RefusalCode.VALIDATION_FAILED, "FieldsAreInBounds").with("fields", Map.of(field, reason));
        return new QueryExecutionException(refusal.message(), null, refusal);
    }

    private static QueryExecutionException refused(RefusalCode code, String rule) {
        Refusal refusal = Refusal.of(code, rule);
        return new QueryExecutionException(refusal.message(), null, refusal);
    }
}
