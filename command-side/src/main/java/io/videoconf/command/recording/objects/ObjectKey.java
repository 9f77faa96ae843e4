package io.videoconf.command.recording.objects;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Rendition;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of one object in the store.
 *
 * @param value letters, digits, dashes and slashes only, so that no store and no address needs to escape it
 */
public record ObjectKey(String value) {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*");

    public ObjectKey {
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a plain object key: " + value);
        }
    }

    /** Where a part of an upload is put. */
    public static ObjectKey part(RecordingId recording, int number) {
        return new ObjectKey("recordings/" + recording.value() + "/parts/" + number);
    }

    /**
     * Where the whole is put. The digest is part of the name: two completions at the same time, or one that is taken up
     * again after a crash, can only ever write the same bytes to the same place.
     */
    public static ObjectKey media(RecordingId recording, String sha256) {
        return new ObjectKey("recordings/" + recording.value() + "/media/" + sha256);
    }

    /** Where something is put that was made of the whole; named by its digest for the same reason. */
    public static ObjectKey rendition(RecordingId recording, Rendition rendition, String sha256) {
        String kind =
                switch (rendition) {
                    case SEEKABLE -> "seekable";
                    case THUMBNAIL -> "thumbnail";
                };
        return new ObjectKey("recordings/" + recording.value() + "/" + kind + "/" + sha256);
    }

    /** Where a byte is put to see whether the store takes it: unlike any other, and no recording's. */
    static ObjectKey trial() {
        return new ObjectKey("trials/" + UUID.randomUUID());
    }

    /** What the names of all objects of a recording begin with. */
    static String prefix(RecordingId recording) {
        return "recordings/" + recording.value() + "/";
    }

    /** What the names of its parts begin with. */
    static String partsPrefix(RecordingId recording) {
        return prefix(recording) + "parts/";
    }

    @Override
    public String toString() {
        return value;
    }
}
