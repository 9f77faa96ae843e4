package io.videoconf.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What the bundle says that it is.
 *
 * @param historyLength events of the meeting's history up to the export, which is the last of them
 * @param historyLink the chain's end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Manifest(
        String meetingId,
        String exportId,
        String origin,
        long treeSize,
        byte[] rootHash,
        long historyLength,
        byte[] historyLink,
        List<File> files) {

    /** A file of the bundle. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String name, long size, byte[] sha256) {}

    static Manifest read(Fields fields) throws Broken {
        if (!fields.text("format").equals(Bundle.FORMAT)) {
            throw new Broken(Bundle.MANIFEST, "this verifier reads " + Bundle.FORMAT + " only");
        }
        List<File> files = new ArrayList<>();
        for (Fields file : fields.objects("files")) {
            files.add(new File(file.text("name"), file.number("size"), file.hash("sha256")));
            file.end();
        }
        Manifest manifest = new Manifest(
                fields.text("meeting_id"),
                fields.text("export_id"),
                fields.text("origin"),
                fields.number("tree_size"),
                fields.hash("root_hash"),
                fields.number("history_length"),
                fields.hash("history_link"),
                files);
        fields.end();
        return manifest;
    }
}
