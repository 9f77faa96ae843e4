package io.videoconf.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/** A bundle that a server has made. */
final class Served extends Original {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Manifest manifest;

    Served(Path zip) throws IOException, Broken {
        try (Container container = Container.open(zip)) {
            for (String name : container.names()) {
                files.put(name, container.open(name).readAllBytes());
            }
        }
        manifest = Manifest.read(Fields.of(Bundle.MANIFEST, text(Bundle.MANIFEST)));
        try (Lines events = lines(Bundle.EVENTS);
                Lines proofs = lines(Bundle.PROOFS)) {
            for (Fields event = events.next(); event != null; event = events.next()) {
                Fields proof = Objects.requireNonNull(proofs.next());
                lines.add(Line.of(Entry.read(event), proof.hash("leaf_hash"), proof.hashes("inclusion_proof")));
            }
        }
    }

    private Lines lines(String name) {
        return new Lines(name, new ByteArrayInputStream(Objects.requireNonNull(files.get(name))));
    }

    private String text(String name) {
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    @Override
    List<Line> history() {
        return lines.stream().map(Line::copy).collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    Map<String, byte[]> files(List<Line> changed) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.keySet().removeAll(List.of(Bundle.MANIFEST, Bundle.SEAL));
        putLines(all, changed);
        return all;
    }

    @Override
    Manifest manifest() {
        return manifest;
    }

    @Override
    Map<String, byte[]> whole() {
        return new LinkedHashMap<>(files);
    }

    @Override
    Map<String, byte[]> by(Signer stranger, Random random) {
        Map<String, byte[]> all = files(lines);
        try {
            Fields heads = Fields.of(Bundle.HEADS, text(Bundle.HEADS));
            List<String> earlier = new ArrayList<>();
            for (Fields each : heads.objects("earlier")) {
                earlier.add("{\"head\":" + signed(each.text("head"), stranger) + ",\"consistency_proof\":"
                        + Forger.hexes(each.hashes("consistency_proof")) + "}");
            }
            put(
                    all,
                    Bundle.HEADS,
                    "{\"head\":" + signed(heads.text("head"), stranger) + ",\"earlier\":[" + String.join(",", earlier)
                            + "]}\n");
        } catch (Broken e) {
            throw new IllegalStateException(e);
        }
        if (random.nextBoolean()) {
            put(all, Bundle.KEYS, Forger.keys(stranger));
        }
        return sealed(all, lines, stranger);
    }

    private static String signed(String note, Signer stranger) throws Broken {
        return Forger.quoted(stranger.note(SignedNote.read(Bundle.HEADS, note).text()));
    }
}
