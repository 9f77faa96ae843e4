package io.videoconf.api.recording;

/**
 * Where a local recording is, as its recorder says: nobody here has seen it.
 *
 * @param size bytes
 * @param sha256 lower-case hex
 * @param place where it is kept, in the recorder's words
 */
public record LocalCopy(long size, String sha256, String place) {}
