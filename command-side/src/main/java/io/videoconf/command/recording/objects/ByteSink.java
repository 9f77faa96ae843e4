package io.videoconf.command.recording.objects;

/** Takes an object's bytes as they are read. */
@FunctionalInterface
public interface ByteSink {
    /** Takes the first {@code length} of these bytes; the array is used again afterwards. */
    void take(byte[] bytes, int length);
}
