package io.videoconf.api.kernel;

/**
 * What an accepted command answers: how far its stream has come.
 *
 * @param stream the aggregate's id
 * @param version number of events in the stream after the command: the stream's last sequence, counted from 1
 * @param repeated true when the command was not carried out again, because its idempotency key was known
 */
public record Receipt(StreamKind kind, String stream, long version, boolean repeated) {
    /** The receipt of a command whose events were stored up to {@code version}. */
    public static Receipt of(StreamKind kind, Id id, long version) {
        return new Receipt(kind, id.value(), version, false);
    }

    /** The same receipt, marked as given again for a repeated idempotency key. */
    public Receipt again() {
        return new Receipt(kind, stream, version, true);
    }
}
