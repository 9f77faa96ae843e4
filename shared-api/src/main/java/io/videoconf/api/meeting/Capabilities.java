package io.videoconf.api.meeting;

/**
 * What a participant's device can do.
 */
public record Capabilities(boolean video, boolean audio, boolean screenShare) {}
