package io.videoconf.command.recording.upload;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.StoredPart;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.Parts;
import io.videoconf.command.recording.state.RecordingState;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the evidence on which {@link Completing} decides: reads every part back, puts the whole together, and reads
 * that back as well. Takes as long as the bytes do, so it is asked before the aggregate is loaded, with the state that
 * its events tell then; the decision notices when that state has changed meanwhile. Deletes nothing.
 */
public final class UploadCompletion {
    private final ObjectStore store;

    public UploadCompletion(ObjectStore store) {
        this.store = store;
    }

    /**
     * Looks at what is in the store, as far as the decision could hang on it.
     *
     * @throws ObjectStoreUnavailable when the store cannot be asked; everything that was put there is still there
     */
    public PartsEvidence gather(Asked<CompleteUpload> asked, RecordingState state, Standing standing) {
        List<Part> parts = Completing.partsInQuestion(asked, state, standing);
        if (parts.isEmpty()) {
            return new PartsEvidence.NotExamined();
        }
        RecordingId recording = asked.command().recordingId();
        Measure whole = new Measure();
        List<PartFault> faults = new ArrayList<>();
        parts.forEach(part -> examine(recording, part, whole, faults));
        if (!faults.isEmpty() || !Parts.gaps(parts).isEmpty()) {
            return new PartsEvidence.Faulty(parts, faults);
        }
        String sha256 = whole.sha256Hex();
        putTogether(recording, parts, sha256);
        return new PartsEvidence.PutTogether(parts, whole.size(), sha256);
    }

    private void examine(RecordingId recording, Part part, Measure whole, List<PartFault> faults) {
        Measure found = new Measure();
        boolean there = store.read(ObjectKey.part(recording, part.number()), (bytes, length) -> {
            found.take(bytes, length);
            whole.take(bytes, length);
        });
        if (!there) {
            faults.add(new PartFault.Missing(part.number()));
            return;
        }
        String sha256 = found.sha256Hex();
        if (found.size() != part.size()) {
            faults.add(new PartFault.WrongSize(part.number(), part.size(), found.size()));
        } else if (!sha256.equals(part.sha256())) {
            faults.add(new PartFault.WrongDigest(part.number(), part.sha256(), sha256));
        }
    }

    private void putTogether(RecordingId recording, List<Part> parts, String sha256) {
        ObjectKey media = ObjectKey.media(recording, sha256);
        long size = Parts.totalSize(parts);
        if (holds(media, size, sha256)) {
            // An earlier completion came as far as this, and was interrupted before it was decided.
            return;
        }
        store.assemble(
                parts.stream()
                        .map(part -> new StoredPart(ObjectKey.part(recording, part.number()), part.size()))
                        .toList(),
                media);
        if (!holds(media, size, sha256)) {
            throw new ObjectStoreUnavailable(
                    "the object store put " + media + " together wrongly, or from other bytes");
        }
    }

    private boolean holds(ObjectKey media, long size, String sha256) {
        var found = store.size(media);
        if (found.isEmpty() || found.getAsLong() != size) {
            return false;
        }
        Measure whole = new Measure();
        return store.read(media, whole)
                && whole.size() == size
                && whole.sha256Hex().equals(sha256);
    }
}
