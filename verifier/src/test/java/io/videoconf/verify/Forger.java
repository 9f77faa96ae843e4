package io.videoconf.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A small ledger of its own, and bundles from it: true ones, and every kind of false one. */
final class Forger extends Original {
    static final String MEETING = "019bc1a0-0000-7a1b-8c2d-00000000000a";
    static final String EXPORT = "019bc1a0-0000-7a1b-8c2d-0000000000ee";
    private static final List<Integer> HEADS = List.of(9, 17);

    private final Map<Line, String> histories = new LinkedHashMap<>();
    private final Map<Integer, String> heads = new HashMap<>();
    final Signer signer;
    final List<Line> all = new ArrayList<>();
    final List<byte[]> leaves = new ArrayList<>();

    Forger(Signer signer) {
        this.signer = signer;
    }

    /** A meeting, a recording of it, a refusal, an export, and another meeting in between. */
    static Forger usual(Signer signer) {
        Forger forger = new Forger(signer);
        for (int i = 0; i < 10; i++) {
            forger.add(MEETING, new Line("m" + i, "Meeting", MEETING, i, "MeetingLocked", "{\"n\":" + i + "}"));
            forger.add("other", new Line("o" + i, "Meeting", "other", i, "MeetingLocked", "{\"other\":" + i + "}"));
        }
        forger.add(MEETING, new Line("r0", null, "r0", 0, "CommandRefused", "{\"stream_id\":\"" + MEETING + "\"}"));
        forger.add(
                MEETING,
                new Line(
                        "u0",
                        "Recording",
                        "rec",
                        0,
                        "UploadCompleted",
                        "{\"recording_id\":\"rec\",\"file_size_bytes\":7,\"sha256\":\"abc\"}"));
        forger.add(
                MEETING,
                new Line(
                        EXPORT,
                        null,
                        EXPORT,
                        0,
                        "HistoryExported",
                        "{\"exported_by\":\"ada\",\"at\":\"2026-01-15T11:00:00Z\",\"reason\":\"case 7\"}"));
        forger.chain();
        return forger;
    }

    void add(String history, Line line) {
        all.add(line);
        histories.put(line, history);
    }

    /** Makes chains and tree anew, as the ledger would have. */
    void chain() {
        Map<String, byte[]> links = new HashMap<>();
        Map<String, Long> lengths = new HashMap<>();
        leaves.clear();
        heads.clear();
        for (Line line : all) {
            String history = histories.getOrDefault(line, MEETING);
            line.treeIndex = leaves.size();
            line.historyIndex = lengths.merge(history, 1L, Long::sum) - 1;
            line.eventHash = line.hash();
            line.link = Hashes.link(links.getOrDefault(history, Hashes.genesis(history)), line.eventHash);
            links.put(history, line.link);
            line.leafHash = Hashes.leaf(line.eventHash, line.link);
            leaves.add(line.leafHash);
        }
        all.forEach(line -> line.path = path((int) line.treeIndex, 0, leaves.size()));
    }

    @Override
    List<Line> history() {
        return all.stream()
                .filter(line -> histories.getOrDefault(line, MEETING).equals(MEETING))
                .map(Line::copy)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        return Hashes.node(root(from, middle), root(middle, to));
    }

    private List<byte[]> path(int leaf, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        List<byte[]> path = leaf < middle ? path(leaf, from, middle) : path(leaf, middle, to);
        path.add(leaf < middle ? root(middle, to) : root(from, middle));
        return path;
    }

    private List<byte[]> consistency(int size, int from, int to, boolean known) {
        if (size == to) {
            return known ? new ArrayList<>() : new ArrayList<>(List.of(root(from, to)));
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        boolean left = size <= middle;
        List<byte[]> proof = left ? consistency(size, from, middle, known) : consistency(size, middle, to, false);
        proof.add(left ? root(middle, to) : root(from, middle));
        return proof;
    }

    String head(int size) {
        return heads.computeIfAbsent(
                size,
                _ -> signer.note(
                        signer.name + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root(0, size)) + "\n"));
    }

    @Override
    Map<String, byte[]> files(List<Line> lines) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(files, "README.txt", "read me\n");
        putLines(files, lines);
        put(
                files,
                Bundle.ATTACHMENTS,
                "{\"attachments\":[{\"recording_id\":\"rec\",\"size\":7,\"sha256\":\"abc\",\"event_id\":\"u0\"}]}\n");
        put(
                files,
                Bundle.CUSTODY,
                "{\"exports\":[{\"export_id\":\"" + EXPORT
                        + "\",\"exported_by\":\"ada\",\"at\":\"2026-01-15T11:00:00Z\",\"reason\":\"case 7\"}]}\n");
        int size = leaves.size();
        put(
                files,
                Bundle.HEADS,
                "{\"head\":" + quoted(head(size)) + ",\"earlier\":["
                        + String.join(
                                ",",
                                HEADS.stream()
                                        .map(old -> "{\"head\":" + quoted(head(old)) + ",\"consistency_proof\":"
                                                + hexes(consistency(old, 0, size, true)) + "}")
                                        .toList())
                        + "]}\n");
        put(files, Bundle.KEYS, keys(signer));
        put(files, "report.html", "<!DOCTYPE html>\n");
        return files;
    }

    static String keys(Signer signer) {
        return "{\"origin\":\"" + signer.name + "\",\"keys\":[{\"key_id\":\"x\",\"verifier_key\":\""
                + signer.verifierKey() + "\"}]}\n";
    }

    @Override
    Map<String, byte[]> whole() {
        List<Line> lines = history();
        return sealed(files(lines), lines, signer);
    }

    /** Everything is made anew, as if it had never been otherwise. */
    @Override
    Map<String, byte[]> by(Signer stranger, Random random) {
        return forked(stranger, random.nextInt(all.size()), random.nextBoolean());
    }

    /** The same ledger with another leaf, and all that follows from it. */
    Map<String, byte[]> forked(Signer by, int at, boolean withTrueKeys) {
        Forger forged = Forger.usual(by);
        Line line = forged.all.get(at);
        line.payload = (new String(line.payload, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        forged.chain();
        List<Line> lines = forged.history();
        Map<String, byte[]> files = forged.files(lines);
        if (withTrueKeys) {
            put(files, Bundle.KEYS, keys(signer));
        }
        return forged.sealed(files, lines, by);
    }

    @Override
    Manifest manifest() {
        int size = leaves.size();
        return new Manifest(
                MEETING, EXPORT, signer.name, size, root(0, size), history().size(), new byte[0], List.of());
    }

    static String hexes(List<byte[]> hashes) {
        return "["
                + String.join(
                        ",",
                        hashes.stream()
                                .map(hash -> "\"" + Hashes.hex(hash) + "\"")
                                .toList()) + "]";
    }

    static String quoted(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }
}
