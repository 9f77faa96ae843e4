package io.videoconf.api.meeting;

/**
 * A shared screen.
 *
 * @param width pixels
 * @param height pixels
 * @param frameRate frames per second
 */
public record ScreenInfo(int width, int height, int frameRate) {}
