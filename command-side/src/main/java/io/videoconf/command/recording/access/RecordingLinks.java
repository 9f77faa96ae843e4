package io.videoconf.command.recording.access;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.Rendition;
import io.videoconf.api.recording.StoredObject;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.SignedLink;
import io.videoconf.command.recording.state.RecordingState.Completed;
import java.util.OptionalLong;

/** Makes the links that an accepted command answers with. They are in no event: they are keys, and expire. */
public final class RecordingLinks {
    private final ObjectStore store;

    public RecordingLinks(ObjectStore store) {
        this.store = store;
    }

    /**
     * Where to put this part.
     *
     * @throws ObjectStoreUnavailable when there is no place to put anything
     */
    public SignedLink toPut(RecordingId recording, Part part) {
        return store.linkToPut(ObjectKey.part(recording, part.number()), part.size(), part.sha256());
    }

    /**
     * Where to get the whole. Asks the store first, so that nobody is sent, on the record, to where nothing is.
     *
     * @throws ObjectStoreUnavailable when the store does not answer, or has lost the recording
     */
    public SignedLink toDownload(Completed recording) {
        ObjectKey media = ObjectKey.media(recording.particulars().recordingId(), recording.sha256());
        OptionalLong size = store.size(media);
        if (size.isEmpty() || size.getAsLong() != recording.fileSizeBytes()) {
            throw new ObjectStoreUnavailable("the object store does not hold " + media + " as it was read back");
        }
        return store.linkToGet(media, recording.particulars().title());
    }

    /**
     * Where to get something that was made of the whole.
     *
     * @param rendition what
     * @param made the object that it is
     */
    public SignedLink toRendition(Completed recording, Rendition rendition, StoredObject made) {
        ObjectKey key = ObjectKey.rendition(recording.particulars().recordingId(), rendition, made.sha256());
        return switch (rendition) {
            case SEEKABLE -> store.linkToGet(key, recording.particulars().title());
            case THUMBNAIL -> store.linkToShow(key);
        };
    }
}
