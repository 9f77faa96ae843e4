package io.videoconf.command.compliance.desk;

import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.queries.FindCertificateKey;
import io.videoconf.api.compliance.queries.FindErasure;
import io.videoconf.api.compliance.queries.FindHold;
import io.videoconf.api.compliance.queries.ListHolds;
import io.videoconf.api.compliance.views.CertificateKeyView;
import io.videoconf.api.compliance.views.ErasureView;
import io.videoconf.api.compliance.views.HoldView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.compliance.hold.Holding;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers for erasures and holds: rows of the commands' own transactions, and the words of the events. */
@Component
class ComplianceAnswers {
    private static final int MOST = 100;
    private final ErasureRows erasures;
    private final HoldRows holds;
    private final FirstFacts facts;
    private final CertificateSigner certificates;

    ComplianceAnswers(ErasureRows erasures, HoldRows holds, FirstFacts facts, CertificateSigner certificates) {
        this.erasures = erasures;
        this.holds = holds;
        this.facts = facts;
        this.certificates = certificates;
    }

    /** For anybody who knows its id: it says nothing of the person but that they are erased. */
    @QueryHandler
    ErasureView handle(FindErasure query) {
        return erasures.find(query.erasureId())
                .orElseThrow(() -> refused(Refusal.of(RefusalCode.NOT_FOUND, "OnlyWhatWasAskedForIsKnown")));
    }

    /** For anybody: a certificate that is checked with the key in it shows nothing. */
    @QueryHandler
    CertificateKeyView handle(FindCertificateKey query) {
        return certificates.publicKey();
    }

    @QueryHandler
    HoldView handle(FindHold query) {
        requireCompliance(query.viewer());
        return holds.find(query.holdId())
                .filter(row -> Holding.sees(query.viewer(), row.tenant()))
                .map(this::view)
                .orElseThrow(() -> refused(Refusal.of(RefusalCode.NOT_FOUND, "HoldsAreTheirTenantsOwn")));
    }

    @SuppressWarnings("rawtypes") // the bus matches handlers by the raw class of the answer
    @QueryHandler
    Listing handle(ListHolds query) {
        requireCompliance(query.viewer());
        String cursor = query.page().cursor();
        if (query.page().limit() < 1 || query.page().limit() > MOST || !isPlace(cursor)) {
            throw refused(Refusal.of(RefusalCode.VALIDATION_FAILED, "PagesAreInBounds")
                    .with("fields", Map.of(cursor == null ? "limit" : "cursor", "is not one of this list")));
        }
        TenantId tenant = query.viewer().role() == TenantRole.OPERATOR
                ? null
                : query.viewer().tenant();
        List<HoldRows.Row> found =
                holds.list(tenant, cursor, query.page().offset(), query.page().limit() + 1);
        boolean more = found.size() > query.page().limit();
        List<HoldRows.Row> shown = more ? found.subList(0, query.page().limit()) : found;
        return new Listing<>(shown.stream().map(this::view).toList(), holds.count(tenant), more, next(more, shown));
    }

    /** A cursor is the id of the last hold that was shown. */
    private static boolean isPlace(@Nullable String cursor) {
        try {
            return cursor == null || !new HoldId(cursor).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false; // that is how id types say no
        }
    }

    private static @Nullable String next(boolean more, List<HoldRows.Row> shown) {
        return more ? shown.getLast().id().value() : null;
    }

    private HoldView view(HoldRows.Row row) {
        if (!(facts.first(row.id().value()) instanceof HoldPlaced placed)) {
            throw new IllegalStateException("a hold begins with being placed: " + row.id());
        }
        return new HoldView(
                placed.holdId(),
                placed.tenantId(),
                placed.kind(),
                placed.subjectId(),
                placed.caseId(),
                placed.reason(),
                placed.reviewAt(),
                placed.placedBy(),
                placed.at(),
                row.releasedAt(),
                row.version());
    }

    private static void requireCompliance(Actor viewer) {
        if (!Holding.watchesOver(viewer)) {
            throw refused(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyComplianceSeesHolds"));
        }
    }

    private static QueryExecutionException refused(Refusal refusal) {
        return new QueryExecutionException(refusal.message(), null, refusal);
    }
}
