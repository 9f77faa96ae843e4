package io.videoconf.edge.rest;

import io.videoconf.api.compliance.queries.FindRetention;
import io.videoconf.api.compliance.views.RetentionView;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.ledger.BundlePart;
import io.videoconf.api.ledger.commands.SealBundle;
import io.videoconf.api.ledger.queries.ReadBundle;
import io.videoconf.api.ledger.views.BundleOpening;
import io.videoconf.api.ledger.views.BundlePage;
import io.videoconf.api.ledger.views.BundleSeal;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Queries;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One bundle on its way out: asked for page by page, no faster than the client takes it, and never in memory as a whole. */
final class BundleStream {
    private static final String README = """
            The history of one meeting, as it was stored, with what proves it.

            Check it:     java -jar videoconf-verify.jar THIS.zip --key KEY [--checkpoint FILE]
                          KEY is a public key of the ledger, as /api/v1/ledger/keys gave it to you at another time
            Read it:      report.html
            events.ndjson      one event a line: bytes in base64, hashes in hex; personal fields are sealed
            proofs.ndjson      one inclusion proof (RFC 6962) an event
            attachments.json   digests of the recordings' bytes, which are not here
            custody.json       who took this history away, when and what for; this export is the last
            heads.json         the signed head that vouches for all, and those before it with consistency proofs
            keys.json          the public halves of the ledger's keys
            manifest.json      what belongs to this bundle; manifest.note is its signature
            """;
    private static final int ROWS = 100;

    private final Call call;
    private final Queries queries;
    private final Commands commands;
    private final MeetingId meeting;
    private final String exportId;
    private final BundleOpening opening;
    private final BundleZip zip = new BundleZip();
    private final List<String> attachments = new ArrayList<>();
    private final List<String> exports = new ArrayList<>();

    BundleStream(
            Call call, Queries queries, Commands commands, MeetingId meeting, String exportId, BundleOpening opening) {
        this.call = call;
        this.queries = queries;
        this.commands = commands;
        this.meeting = meeting;
        this.exportId = exportId;
        this.opening = opening;
    }

    /** Never an empty array: a page may leave nothing behind but what the compression keeps for the next, and a server takes nothing for all. */
    Flux<byte[]> bytes() {
        return Flux.concat(
                        file("README.txt", () -> README),
                        lines("events.ndjson", BundlePart.EVENTS),
                        lines("proofs.ndjson", BundlePart.PROOFS),
                        file("attachments.json", () -> list("attachments", attachments)),
                        file("custody.json", () -> list("exports", exports)),
                        file("heads.json", opening::headsFile),
                        file("keys.json", opening::keysFile),
                        report(),
                        seal())
                .filter(some -> some.length > 0);
    }

    private Flux<byte[]> file(String name, java.util.function.Supplier<String> text) {
        return Flux.defer(() -> Flux.just(zip.begin(name).add(text.get()).end().take()));
    }

    private Flux<byte[]> lines(String name, BundlePart part) {
        Flux<byte[]> pages = page(part, 0)
                .expand(page -> page.next() < opening.historyLength() ? page(part, page.next()) : Mono.empty())
                .map(page -> {
                    attachments.addAll(page.attachments());
                    exports.addAll(page.exports());
                    page.lines().forEach(line -> zip.add(line).add("\n"));
                    return zip.take();
                });
        return framed(name, pages);
    }

    private Mono<BundlePage> page(BundlePart part, long from) {
        return atItsOwnTime(queries.ask(
                new ReadBundle(meeting, part, opening.treeSize(), from, opening.historyLength()),
                BundlePage.class,
                call.origin()));
    }

    /** The answer may be there long before the client wants it: what the question may take is not what the client takes. */
    private static <T> Mono<T> atItsOwnTime(Mono<T> asked) {
        return Mono.fromFuture(asked::toFuture);
    }

    private Flux<byte[]> framed(String name, Flux<byte[]> inside) {
        return Flux.concat(
                Flux.defer(() -> Flux.just(zip.begin(name).take())),
                inside,
                Flux.defer(() -> Flux.just(zip.end().take())));
    }

    private Flux<byte[]> report() {
        Flux<byte[]> rows = rows(null)
                .expand(found -> found.next() == null ? Mono.empty() : rows(found.next()))
                .map(found -> zip.add(BundleReport.rows(found.entries())).take());
        Mono<byte[]> beginning = queries.ask(
                        new FindRetention(StreamKind.MEETING, meeting.value(), null, call.actor()),
                        RetentionView.class,
                        call.origin())
                .map(retention -> zip.add(BundleReport.beginning(meeting, exportId, opening, retention))
                        .take());
        return framed(
                "report.html",
                Flux.concat(
                        beginning,
                        rows,
                        Flux.defer(() -> Flux.just(zip.add(BundleReport.end()).take()))));
    }

    private record Rows(
            List<HistoryEntry> entries, @Nullable String next) {}

    private Mono<Rows> rows(@Nullable String cursor) {
        ReadHistory query = new ReadHistory(meeting, call.actor(), true, new Page(ROWS, 0, cursor));
        return atItsOwnTime(queries.list(query, HistoryEntry.class, call.origin()))
                .map(found -> new Rows(found.rows(), found.hasMore() ? found.nextCursor() : null));
    }

    private Flux<byte[]> seal() {
        return Flux.defer(
                () -> commands.send(new SealBundle(meeting, exportId, zip.files()), call.sending(), BundleSeal.class)
                        .map(seal -> zip.begin("manifest.json")
                                .add(seal.manifest())
                                .end()
                                .begin("manifest.note")
                                .add(seal.note())
                                .end()
                                .close()
                                .take()));
    }

    private static String list(String name, List<String> objects) {
        return "{\"" + name + "\":[" + String.join(",", objects) + "]}\n";
    }
}
