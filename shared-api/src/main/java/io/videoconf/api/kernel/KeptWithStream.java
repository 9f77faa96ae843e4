package io.videoconf.api.kernel;

/**
 * What belongs to a stream that is kept for a time: what is personal in it is sealed with a key of that stream besides the key
 * of its person, so that it can be made unreadable for one stream alone.
 */
public interface KeptWithStream {
    /** The stream's id. */
    String keptWith();
}
