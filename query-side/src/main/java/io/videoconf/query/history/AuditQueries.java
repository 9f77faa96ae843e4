package io.videoconf.query.history;

import io.videoconf.api.audit.queries.ReadAudit;
import io.videoconf.api.audit.views.AuditLine;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.Refusals;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Answers with the audit of a whole tenant, to who watches over it. */
@Component
class AuditQueries {
    /** Lines that are looked at for one answer at most, which takes a quarter of a second or so. */
    static final int MOST_LOOKED_AT = 10_000;

    private static final int LOOKED_AT_ONCE = 500;
    private static final int LONGEST_PAGE = 1_000;

    /** Clocks of nodes may go wrong by so much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final ViewCollection entries;
    private final Calendar calendar;
    private final Meetings meetings;
    private final Clock clock;

    AuditQueries(ViewCollections collections, Meetings meetings, @Qualifier("queryClock") Clock clock) {
        this.entries = collections.of(HistoryDocuments.VIEW);
        this.calendar = new Calendar(entries);
        this.meetings = meetings;
        this.clock = clock;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ReadAudit query) {
        Actor viewer = query.viewer();
        if (viewer.role() != TenantRole.COMPLIANCE) {
            throw Refusals.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyComplianceReadsTheAudit");
        }
        Page page = query.page();
        if (page.limit() < 1 || page.limit() > LONGEST_PAGE) {
            throw Refusals.invalid("limit", "must be between 1 and " + LONGEST_PAGE);
        }
        if (page.offset() < 0 || page.offset() > MOST_LOOKED_AT) {
            throw Refusals.invalid("offset", "must be between 0 and " + MOST_LOOKED_AT + "; a cursor goes further");
        }
        Search search = new Search(new AuditMatch(query.filter(), meetings), page);
        Instant latest = clock.instant().plus(AHEAD);
        Instant to = query.filter().to();
        calendar.walk(
                viewer.tenant().value(),
                query.filter().from(),
                to == null || to.isAfter(latest) ? latest : to,
                page.cursor() == null ? null : Listings.decode(page.cursor()),
                search::take);
        return search.found();
    }

    /** Goes through lines in order until a page is full, or enough was looked at. */
    private final class Search {
        private final AuditMatch match;
        private final int limit;
        private final List<AuditLine> rows = new ArrayList<>();
        private int toSkip;
        private int looked;
        private @Nullable String last;
        private boolean more;

        Search(AuditMatch match, Page page) {
            this.match = match;
            this.limit = page.limit();
            this.toSkip = page.offset();
        }

        boolean take(List<Calendar.Entry> lines) {
            for (int at = 0; !more && at < lines.size(); at += LOOKED_AT_ONCE) {
                look(lines.subList(at, Math.min(lines.size(), at + LOOKED_AT_ONCE)));
            }
            return !more;
        }

        private void look(List<Calendar.Entry> lines) {
            Map<String, Document> documents =
                    entries.find(lines.stream().map(Calendar.Entry::id).toList());
            match.meet(documents.values());
            for (Calendar.Entry line : lines) {
                Document document = documents.get(line.id());
                boolean fits = document != null && match.test(line.order(), document);
                if (looked >= MOST_LOOKED_AT || (fits && rows.size() >= limit)) {
                    more = true;
                    return;
                }
                if (document != null && fits) {
                    keep(document);
                }
                looked++;
                last = line.order();
            }
        }

        private void keep(Document document) {
            if (toSkip > 0) {
                toSkip--;
            } else {
                rows.add(HistoryDocuments.line(document));
            }
        }

        Listing<AuditLine> found() {
            String next = more ? Listings.encode(Objects.requireNonNull(last)) : null;
            return new Listing<>(rows, -1, more, next);
        }
    }
}
