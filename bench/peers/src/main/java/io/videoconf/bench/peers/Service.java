package io.videoconf.bench.peers;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a peer does. */
interface Service {
    /** A meeting that is open to everybody; its id. */
    UUID create(Person owner, String title);

    /** The participant's id; null when the meeting takes in nobody. Who is in already stays in. */
    @Nullable
    UUID join(Person person, UUID meeting, String displayName);

    /** A meeting with its participants; null when there is none. */
    Wire.@Nullable Meeting find(UUID meeting);

    /** Meetings that belong to somebody, the newest first. */
    List<Wire.Row> list(Person owner, int limit);

    /** How many those are in all. */
    long count(Person owner);
}
