package io.videoconf.command.platform;

import java.time.Duration;

/**
 * Something that is done again and again, by one node at a time, for as long as the command side runs.
 *
 * @param name unique, and for ever
 * @param pause from the end of one time to the begin of the next
 * @param work runs in a transaction of its own; a failure is logged, and it is done again after the pause
 */
public record Recurring(String name, Duration pause, Runnable work) {}
