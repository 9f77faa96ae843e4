package io.videoconf.command.platform;

/**
 * An event that has just been committed.
 *
 * @param position where it stands among all events
 * @param event as it was stored
 */
record Committed(long position, Writes.Event event) {}
