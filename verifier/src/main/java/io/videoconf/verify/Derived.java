package io.videoconf.verify;

import java.util.ArrayList;
import java.util.List;

/** What follows from the events and is written out for readers: attachments and custody. It must be what follows. */
final class Derived {
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<String> exports = new ArrayList<>();

    /** A recording's bytes, which are not in the bundle: whoever has them can compare. */
    record Attachment(String recordingId, long size, String sha256, String eventId) {}

    void take(Entry event, String where) throws Broken {
        switch (event.payloadType()) {
            case "UploadCompleted" -> {
                Fields payload = payload(event, where);
                attachments.add(new Attachment(
                        payload.text("recording_id"),
                        payload.number("file_size_bytes"),
                        payload.text("sha256"),
                        event.eventId()));
            }
            case "HistoryExported" -> {
                Fields payload = payload(event, where);
                String reason = payload.textIfAny("reason");
                exports.add(event.eventId() + " by " + payload.text("exported_by") + " at " + payload.text("at")
                        + (reason == null ? "" : ", because: " + reason));
            }
            default -> {
                // Nothing else is written out.
            }
        }
    }

    private static Fields payload(Entry event, String where) throws Broken {
        return Fields.of(where + ", payload", Lines.decoded(where, event.payload()));
    }

    void compare(Fields attachmentsFile, Fields custodyFile) throws Broken {
        List<Attachment> listed = new ArrayList<>();
        for (Fields each : attachmentsFile.objects("attachments")) {
            listed.add(new Attachment(
                    each.text("recording_id"), each.number("size"), each.text("sha256"), each.text("event_id")));
            each.end();
        }
        attachmentsFile.end();
        if (!listed.equals(attachments)) {
            throw new Broken(Bundle.ATTACHMENTS, "these are not the attachments that the events name");
        }
        List<String> custody = new ArrayList<>();
        for (Fields each : custodyFile.objects("exports")) {
            String reason = each.textOrNull("reason");
            custody.add(each.text("export_id") + " by " + each.text("exported_by") + " at " + each.text("at")
                    + (reason == null ? "" : ", because: " + reason));
            each.end();
        }
        custodyFile.end();
        if (!custody.equals(exports)) {
            throw new Broken(Bundle.CUSTODY, "these are not the exports that the events tell of");
        }
    }

    List<String> said() {
        List<String> said = new ArrayList<>();
        attachments.forEach(each -> said.add(
                "Recording " + each.recordingId() + ": " + each.size() + " bytes, SHA-256 " + each.sha256() + "."));
        exports.forEach(each -> said.add("Exported: " + each + "."));
        return said;
    }
}
