package io.videoconf.api.recording;

/** What is being done with the bytes of a recording. */
public enum WorkStep {
    /** They are brought from where they are. */
    FETCHING,
    /** Each part is read back and the whole is put together. */
    VERIFYING,
    /** It is found out what the media are. */
    INSPECTING,
    /** They are being removed. */
    DISPOSING
}
