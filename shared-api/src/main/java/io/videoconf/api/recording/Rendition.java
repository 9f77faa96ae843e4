package io.videoconf.api.recording;

/** What is made of a recording, beside its bytes as they were uploaded. */
public enum Rendition {
    /** The same media with their duration and an index, where the original has none. */
    SEEKABLE,
    /** A picture of it, JPEG. */
    THUMBNAIL
}
