package io.videoconf.command.recording.upload;

import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import java.util.OptionalLong;

/** Removes the parts of a recording whose whole was read back and is a stored fact: before that, nothing is removed. */
public final class PartsDisposal {
    private final ObjectStore store;

    public PartsDisposal(ObjectStore store) {
        this.store = store;
    }

    /**
     * Removes the parts, if the whole is (still) there. May be repeated.
     *
     * @throws ObjectStoreUnavailable when the store cannot be asked, or the whole is not there; no part was removed then
     *     that the whole does not hold
     */
    public void dispose(UploadCompleted fact) {
        ObjectKey media = ObjectKey.media(fact.recordingId(), fact.sha256());
        OptionalLong size = store.size(media);
        if (size.isEmpty() || size.getAsLong() != fact.fileSizeBytes()) {
            throw new ObjectStoreUnavailable(
                    "the object store does not hold " + media + " as it was read back: its parts are kept");
        }
        store.remove(fact.parts().stream()
                .map(part -> ObjectKey.part(fact.recordingId(), part.number()))
                .toList());
    }
}
