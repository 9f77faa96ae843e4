package io.videoconf.command.recording.objects;

/**
 * An object that was found in the store.
 *
 * @param size in bytes
 */
public record StoredPart(ObjectKey key, long size) {}
