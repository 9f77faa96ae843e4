package io.videoconf.api.recording;

/**
 * Bytes that were made of a recording, and kept beside it.
 *
 * @param sha256 lower-case hex; the object is found by it
 * @param size bytes
 */
public record StoredObject(String sha256, long size) {}
