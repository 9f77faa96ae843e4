package io.videoconf.api.recording.views;

/**
 * Whether somebody may see a recording, and why.
 */
public record AccessView(boolean canAccess, String reason) {}
