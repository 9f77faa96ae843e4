package io.videoconf.command.recording.upload;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.PartProblem;
import io.videoconf.api.recording.commands.SettleUpload;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.StoredPart;
import io.videoconf.command.recording.state.Parts;
import io.videoconf.command.recording.state.RecordingState.Whole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads every part of an upload back, puts the whole together, and reads that back as well. Takes as long as the bytes do,
 * needs memory for none of them, may be begun again at any point, and deletes nothing.
 */
public final class UploadCompletion {
    private final ObjectStore store;

    public UploadCompletion(ObjectStore store) {
        this.store = store;
    }

    /**
     * Which parts there are, without reading one.
     *
     * @throws ObjectStoreUnavailable when the store cannot be asked
     */
    public PartsOnHand look(RecordingId recording) {
        return new PartsOnHand(store.parts(recording));
    }

    /**
     * Reads what is there.
     *
     * @param partial whether what is missing is done without
     * @throws ObjectStoreUnavailable when the store cannot be asked; everything that was put there is still there
     */
    public Findings examine(RecordingId recording, List<Part> parts, boolean partial) {
        Measure all = new Measure();
        List<Part> good = new ArrayList<>();
        List<PartFault> faults = new ArrayList<>();
        for (Part part : parts) {
            PartFault fault = examine(recording, part, all);
            if (fault == null) {
                good.add(part);
            } else {
                faults.add(fault);
            }
        }
        boolean usable = !good.isEmpty() && (partial || faults.isEmpty());
        if (!usable) {
            return new Findings(parts, List.of(), faults, null);
        }
        String sha256 = faults.isEmpty() ? all.sha256Hex() : digestOf(recording, good);
        putTogether(recording, good, sha256);
        store.lock(ObjectKey.media(recording, sha256));
        return new Findings(parts, good, faults, new Whole(Parts.totalSize(good), sha256));
    }

    /** What was found to be wrong went into the digest of all: without it they are read again. */
    private String digestOf(RecordingId recording, List<Part> parts) {
        Measure whole = new Measure();
        parts.forEach(part -> store.read(ObjectKey.part(recording, part.number()), whole));
        return whole.sha256Hex();
    }

    private @Nullable PartFault examine(RecordingId recording, Part part, Measure all) {
        Measure found = new Measure();
        boolean there = store.read(ObjectKey.part(recording, part.number()), (bytes, length) -> {
            found.take(bytes, length);
            all.take(bytes, length);
        });
        if (!there) {
            return new PartFault.Missing(part.number());
        }
        String sha256 = found.sha256Hex();
        if (found.size() != part.size()) {
            return new PartFault.WrongSize(part.number(), part.size(), found.size());
        }
        return sha256.equals(part.sha256()) ? null : new PartFault.WrongDigest(part.number(), part.sha256(), sha256);
    }

    private void putTogether(RecordingId recording, List<Part> parts, String sha256) {
        ObjectKey media = ObjectKey.media(recording, sha256);
        long size = Parts.totalSize(parts);
        if (holds(media, size, sha256)) {
            // An earlier attempt came as far as this, and was interrupted before it was a fact.
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

    /**
     * What was found.
     *
     * @param examined the parts that were looked for
     * @param used those that the whole was put together from
     * @param faults what is wrong with the others
     * @param whole null when nothing was put together
     */
    public record Findings(
            List<Part> examined,
            List<Part> used,
            List<PartFault> faults,
            @Nullable Whole whole) {
        public Findings {
            examined = List.copyOf(examined);
            used = List.copyOf(used);
            faults = List.copyOf(faults);
        }

        /** The findings as they are settled. */
        public SettleUpload settle(RecordingId recording) {
            return new SettleUpload(
                    recording,
                    examined,
                    used,
                    faults.stream()
                            .map(fault -> new PartProblem(fault.partNumber(), fault.problem()))
                            .toList(),
                    whole == null ? null : whole.size(),
                    whole == null ? null : whole.sha256());
        }
    }
}
