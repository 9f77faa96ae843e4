package io.videoconf.command.platform;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that has just been committed.
 *
 * @param position where it stands among all events
 * @param event as it was stored
 * @param sealedWith the keys that it is sealed with, and those of what was stored with it; null where one of them had been
 *     destroyed, so that it does not read as it was made
 */
record Committed(
        long position, Writes.Event event, @Nullable Set<UUID> sealedWith) {}
