package io.videoconf.verify;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A true bundle, of which false ones are made. */
abstract class Original {
    /** Its lines, for whoever asks to change. */
    abstract List<Line> history();

    /** The files of a bundle with these lines, before they are listed and sealed. */
    abstract Map<String, byte[]> files(List<Line> lines);

    /** What its manifest says of the ledger and of the meeting. */
    abstract Manifest manifest();

    /** The whole bundle. */
    abstract Map<String, byte[]> whole();

    /** The whole bundle as somebody else would have made and signed it. */
    abstract Map<String, byte[]> by(Signer stranger, Random random);

    /** Lists the files, and signs the list. */
    final Map<String, byte[]> sealed(Map<String, byte[]> files, List<Line> lines, Signer by) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        Manifest named = manifest();
        String list = String.join(
                ",",
                files.entrySet().stream()
                        .map(file -> "{\"name\":\"" + file.getKey() + "\",\"size\":" + file.getValue().length
                                + ",\"sha256\":\""
                                + Hashes.hex(Hashes.sha256().digest(file.getValue())) + "\"}")
                        .toList());
        put(
                all,
                Bundle.MANIFEST,
                "{\"format\":\"" + Bundle.FORMAT + "\",\"meeting_id\":\"" + named.meetingId() + "\",\"export_id\":\""
                        + named.exportId() + "\",\"origin\":\"" + named.origin() + "\",\"tree_size\":"
                        + named.treeSize() + ",\"root_hash\":\"" + Hashes.hex(named.rootHash())
                        + "\",\"history_length\":" + lines.size() + ",\"history_link\":\""
                        + Hashes.hex(lines.getLast().link) + "\",\"files\":[" + list + "]}\n");
        put(
                all,
                Bundle.SEAL,
                by.note(Bundle.FORMAT + "\n" + named.origin() + "\n"
                        + Hashes.hex(Hashes.sha256().digest(all.get(Bundle.MANIFEST))) + "\n"));
        return all;
    }

    static void put(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void putLines(Map<String, byte[]> files, List<Line> lines) {
        put(
                files,
                Bundle.EVENTS,
                String.join("", lines.stream().map(Line::event).toList()));
        put(
                files,
                Bundle.PROOFS,
                String.join("", lines.stream().map(Line::proof).toList()));
    }
}
