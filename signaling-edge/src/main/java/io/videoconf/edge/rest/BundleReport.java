package io.videoconf.edge.rest;

import io.videoconf.api.compliance.views.RetentionStanding;
import io.videoconf.api.compliance.views.RetentionView;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.ledger.views.BundleOpening;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.edge.gateway.json.WireJson;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A history for people to read: one page that needs nothing else, in which nothing is a script. */
final class BundleReport {
    private BundleReport() {}

    static String beginning(MeetingId meeting, String exportId, BundleOpening opening, RetentionView retention) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>History of meeting %1$s</title>
                <style>
                body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#1b1b1b}
                table{border-collapse:collapse;width:100%%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;
                border-bottom:1px solid #ddd}th{position:sticky;top:0;background:#fff}
                td.data{font:12px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}tr.refused{background:#fdf0ef}
                </style></head><body>
                <h1>History of meeting %1$s</h1>
                <p>Export %2$s, %3$d events, in a ledger of %4$d events: %5$s. Root %6$s.</p>
                <p>This page is for reading. What proves it is in the other files of the bundle; check them with
                <code>java -jar videoconf-verify.jar</code>.</p>
                <h2>Retention</h2>
                %7$s
                <h2>History</h2>
                <table><thead><tr><th>Time</th><th>No.</th><th>What</th><th>Who</th><th>Door</th><th>Details</th></tr></thead>
                <tbody>
                """.formatted(
                        escaped(meeting.value()),
                        escaped(exportId),
                        opening.historyLength(),
                        opening.treeSize(),
                        escaped(opening.origin()),
                        escaped(opening.rootHash()),
                        retention.standings().stream().map(BundleReport::kept).collect(Collectors.joining("\n")));
    }

    /** What a rule has ended is in the events, sealed, and cannot be read by anybody. */
    private static String kept(RetentionStanding it) {
        String rule = it.rule().scope() == null
                ? "no rule"
                : "kept for " + RetentionJson.duration(it.rule().keepSeconds()) + " by the rule of the "
                        + WireJson.word(it.rule().scope()) + ", version "
                        + it.rule().policyVersion();
        String end = it.disposedAt() == null
                ? it.dueAt() == null ? "" : ", until " + it.dueAt()
                : ", made unreadable at " + it.disposedAt() + " in " + it.facts()
                        + " facts, whose ids have the SHA-256 " + it.sha256();
        return "<p>" + escaped(WireJson.word(it.kind()) + ": " + WireJson.word(it.status()) + ", " + rule + end + ".")
                + "</p>";
    }

    static String rows(List<HistoryEntry> entries) {
        StringBuilder rows = new StringBuilder();
        entries.forEach(entry -> row(rows, entry));
        return rows.toString();
    }

    private static void row(StringBuilder rows, HistoryEntry entry) {
        var json = LogJson.history(entry);
        String what = entry.type() + (entry.refused() ? " refused: " + entry.code() + " (" + entry.rule() + ")" : "");
        rows.append(entry.refused() ? "<tr class=\"refused\"><td>" : "<tr><td>")
                .append(escaped(entry.timestamp().toString()))
                .append("</td><td>")
                .append(entry.sequence() == null ? "" : entry.sequence().toString())
                .append("</td><td>")
                .append(escaped(what))
                .append("</td><td>")
                .append(escaped(
                        WireJson.word(entry.actorKind()) + " " + entry.actorId().value()))
                .append("</td><td>")
                .append(escaped(WireJson.word(entry.door())))
                .append("</td><td class=\"data\">")
                .append(escaped(WireJson.line(json.path("data"))))
                .append("</td></tr>\n");
    }

    static String end() {
        return "</tbody></table></body></html>\n";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
