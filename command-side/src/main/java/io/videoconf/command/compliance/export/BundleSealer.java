package io.videoconf.command.compliance.export;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.ledger.BundleFile;
import io.videoconf.api.ledger.commands.SealBundle;
import io.videoconf.api.ledger.views.BundleSeal;
import io.videoconf.command.compliance.ledger.Head;
import io.videoconf.command.compliance.ledger.Leaf;
import io.videoconf.command.compliance.ledger.Ledger;
import io.videoconf.command.compliance.ledger.RawEvents;
import io.videoconf.command.compliance.ledger.StoredEvent;
import io.videoconf.command.platform.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs the manifests of bundles. What is signed is made here, of what the ledger knows; from outside come the digests of the
 * bundle's files only, and only from who began the export, and not long ago.
 */
@Component
final class BundleSealer {
    static final String FORMAT = "videoconf-bundle/v1";
    private static final List<String> FILES = List.of(
            "README.txt",
            "events.ndjson",
            "proofs.ndjson",
            "attachments.json",
            "custody.json",
            "heads.json",
            "keys.json",
            "report.html");
    private static final Duration AT_MOST = Duration.ofHours(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();

    private final Ledger ledger;
    private final RawEvents events;
    private final Clock clock;

    BundleSealer(Ledger ledger, RawEvents events, Clock clock) {
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    BundleSeal seal(SealBundle command, Actor actor) throws InterruptedException {
        Leaf export =
                ledger.event(command.meetingId().value(), command.exportId()).orElseThrow(BundleSealer::unknown);
        requireOwn(export, actor);
        if (!command.files().stream().map(BundleFile::name).toList().equals(FILES)) {
            throw new RefusedException(Refusal.of(RefusalCode.VALIDATION_FAILED, "BundlesHaveTheirFiles"));
        }
        Head head = ledger.covering(export.index()).orElseThrow(BundleSealer::unknown);
        String manifest = manifest(command.meetingId(), export, head, command.files());
        String text = FORMAT + "\n" + ledger.origin() + "\n"
                + HEX.formatHex(sha256().digest(manifest.getBytes(StandardCharsets.UTF_8))) + "\n";
        return new BundleSeal(manifest, ledger.sign(text));
    }

    private void requireOwn(Leaf export, Actor actor) throws InterruptedException {
        StoredEvent event = events.at(List.of(export.position())).stream()
                .filter(found -> found.payloadType().equals("HistoryExported"))
                .findFirst()
                .orElseThrow(BundleSealer::unknown);
        JsonNode exported = JSON.readTree(event.payload());
        Instant at = Instant.parse(exported.path("at").asString());
        if (!exported.path("exported_by").asString().equals(actor.id().value())
                || clock.instant().isAfter(at.plus(AT_MOST))) {
            throw unknown();
        }
    }

    private String manifest(MeetingId meeting, Leaf export, Head head, List<BundleFile> files) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", FORMAT);
        manifest.put("meeting_id", meeting.value());
        manifest.put("export_id", export.eventId());
        manifest.put("origin", ledger.origin());
        manifest.put("tree_size", head.size());
        manifest.put("root_hash", HEX.formatHex(head.root()));
        manifest.put("history_length", export.historyIndex() + 1);
        manifest.put("history_link", HEX.formatHex(export.link()));
        ArrayNode list = manifest.putArray("files");
        files.forEach(file -> list.addObject()
                .put("name", file.name())
                .put("size", file.size())
                .put("sha256", file.sha256()));
        return JSON.writeValueAsString(manifest) + "\n";
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.of(RefusalCode.INVALID_STATE, "OnlyOwnFreshExportsAreSealed"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
