package io.videoconf.command.recording.automation;

/** The processing groups of this context's automations. */
public final class RecordingAutomations {
    /** Follows meetings; to be sequenced by meeting, so that a recording is opened before it is closed. */
    public static final String GROUP = "recording-automations";

    /** Removes objects, ten thousand of them at worst; apart, so that nobody waits for it to start a recording. */
    public static final String DISPOSAL_GROUP = "recording-disposal";

    /** Puts work into the queue; apart, for it has nothing to wait for. */
    public static final String WORK_GROUP = "recording-work";

    private RecordingAutomations() {}
}
