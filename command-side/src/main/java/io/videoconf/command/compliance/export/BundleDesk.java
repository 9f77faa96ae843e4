package io.videoconf.command.compliance.export;

import io.videoconf.api.ledger.queries.OpenBundle;
import io.videoconf.api.ledger.queries.ReadBundle;
import io.videoconf.api.ledger.views.BundleOpening;
import io.videoconf.api.ledger.views.BundlePage;
import io.videoconf.command.compliance.ledger.Awaited;
import io.videoconf.command.compliance.ledger.Head;
import io.videoconf.command.compliance.ledger.Leaf;
import io.videoconf.command.compliance.ledger.Ledger;
import io.videoconf.command.compliance.ledger.RawEvents;
import io.videoconf.command.compliance.ledger.StoredEvent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with what bundles are made of, piece by piece: a history of any length needs memory for one piece. */
@Component
class BundleDesk {
    private static final int PAGE = 100;
    private static final int EARLIER = 32;

    private final Ledger ledger;
    private final RawEvents events;

    BundleDesk(Ledger ledger, RawEvents events) {
        this.ledger = ledger;
        this.events = events;
    }

    @QueryHandler
    BundleOpening on(OpenBundle query) throws InterruptedException {
        Leaf export = Awaited.orRefused(ledger.event(query.meetingId().value(), query.exportId()));
        Head head = Awaited.orRefused(ledger.covering(export.index()));
        return new BundleOpening(
                ledger.origin(),
                export.historyIndex() + 1,
                head.size(),
                HexFormat.of().formatHex(head.root()),
                BundleLines.heads(head, earlier(query, head), ledger),
                BundleLines.keys(ledger));
    }

    /** Those that were asked for, the last ones, and the first ones after those that the history began with. */
    private List<Head> earlier(OpenBundle query, Head head) {
        Map<Long, Head> found = new TreeMap<>();
        long first = ledger.history(query.meetingId().value(), 0, 1).getFirst().index();
        ledger.headsBefore(head.size(), EARLIER).forEach(each -> found.put(each.size(), each));
        ledger.headsAfter(first, EARLIER).stream()
                .filter(each -> each.size() < head.size())
                .forEach(each -> found.put(each.size(), each));
        query.witnessed().stream()
                .filter(size -> size < head.size())
                .flatMap(size -> ledger.head(size).stream())
                .forEach(each -> found.put(each.size(), each));
        return List.copyOf(found.values());
    }

    @QueryHandler
    BundlePage on(ReadBundle query) throws InterruptedException {
        int limit = (int) Math.clamp(query.until() - query.from(), 0, PAGE);
        List<Leaf> leaves = ledger.history(query.meetingId().value(), query.from(), limit);
        long next = leaves.isEmpty() ? query.until() : leaves.getLast().historyIndex() + 1;
        return switch (query.part()) {
            case EVENTS -> events(leaves, next);
            case PROOFS ->
                new BundlePage(
                        leaves.stream()
                                .map(leaf -> BundleLines.proof(leaf, ledger.inclusion(leaf.index(), query.treeSize())))
                                .toList(),
                        List.of(),
                        List.of(),
                        next);
        };
    }

    /** An event that is not in the store any more is left out: that it was there is what the ledger shows. */
    private BundlePage events(List<Leaf> leaves, long next) throws InterruptedException {
        Map<Long, StoredEvent> stored = events
                .at(leaves.stream().map(Leaf::position).toList())
                .stream()
                .collect(Collectors.toMap(StoredEvent::position, Function.identity()));
        List<String> lines = new ArrayList<>();
        List<String> attachments = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        for (Leaf leaf : leaves) {
            StoredEvent event = stored.get(leaf.position());
            if (event == null) {
                continue;
            }
            lines.add(BundleLines.event(leaf, event));
            if (event.payloadType().equals("UploadCompleted")) {
                attachments.add(BundleLines.attachment(event));
            } else if (event.payloadType().equals("HistoryExported")) {
                exports.add(BundleLines.export(event));
            }
        }
        return new BundlePage(lines, attachments, exports, next);
    }
}
