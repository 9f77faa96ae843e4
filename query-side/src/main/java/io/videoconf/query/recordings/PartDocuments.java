package io.videoconf.query.recordings;

import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.PartRange;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.ViewCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * The parts of uploads, one document a part: one more costs the same however many there are. Which numbers a recording has is in
 * its own document, so that its parts are found by their ids.
 */
final class PartDocuments {
    /** The part of the view that they are in. */
    static final String PART = "parts";

    private static final String SIZE = "size";
    private static final String SHA256 = "sha256";

    private final ViewCollection documents;

    PartDocuments(ViewCollection view) {
        this.documents = view.beside(PART);
    }

    /** Keeps a part, in place of one of the same number. */
    static void keep(Fact<?> fact, PartUploadRequested requested, Batch batch) {
        Part part = requested.part();
        batch.beside(
                PART,
                id(fact.stream(), part.number()),
                fact.version(),
                () -> new Document(SIZE, part.size()).append(SHA256, part.sha256()));
    }

    /** The recording with its parts. */
    RecordingView complete(RecordingView recording) {
        return complete(List.of(recording)).getFirst();
    }

    /** The same of many: one command at most. */
    List<RecordingView> complete(Collection<RecordingView> recordings) {
        List<String> ids = recordings.stream()
                .flatMap(each ->
                        numbers(each).mapToObj(number -> id(each.recordingId().value(), number)))
                .toList();
        Map<String, Document> found = ids.isEmpty() ? Map.of() : documents.find(ids);
        return recordings.stream()
                .map(each -> each.withParts(parts(each, found)))
                .toList();
    }

    private static List<Part> parts(RecordingView recording, Map<String, Document> found) {
        List<Part> parts = new ArrayList<>();
        numbers(recording).forEach(number -> {
            Document part = found.get(id(recording.recordingId().value(), number));
            if (part != null) {
                parts.add(new Part(number, part.getLong(SIZE), part.getString(SHA256)));
            }
        });
        return parts;
    }

    private static IntStream numbers(RecordingView recording) {
        return recording.details().knownParts().stream()
                .flatMapToInt(range -> IntStream.rangeClosed(range.from(), range.to()));
    }

    /** The ranges with one more number in them. */
    static List<PartRange> with(List<PartRange> ranges, int number) {
        List<PartRange> more = new ArrayList<>(ranges.size() + 1);
        PartRange growing = new PartRange(number, number);
        for (PartRange each : ranges) {
            if (each.to() < growing.from() - 1) {
                more.add(each);
            } else if (each.from() > growing.to() + 1) {
                more.add(growing);
                growing = each;
            } else {
                growing = new PartRange(Math.min(each.from(), growing.from()), Math.max(each.to(), growing.to()));
            }
        }
        more.add(growing);
        return List.copyOf(more);
    }

    static List<PartRange> ranges(List<Part> parts) {
        List<PartRange> ranges = List.of();
        for (Part part : parts) {
            ranges = with(ranges, part.number());
        }
        return ranges;
    }

    private static String id(String recording, int number) {
        return recording + "#" + number;
    }
}
