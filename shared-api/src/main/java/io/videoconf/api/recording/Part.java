package io.videoconf.api.recording;

/**
 * One part of an upload.
 *
 * @param number from 1
 * @param size bytes
 * @param sha256 lower-case hex
 */
public record Part(int number, long size, String sha256) {}
