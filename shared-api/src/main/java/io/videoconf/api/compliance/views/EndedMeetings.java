package io.videoconf.api.compliance.views;

import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Meetings that are over.
 *
 * @param more whether there are more of them
 */
public record EndedMeetings(List<Ended> meetings, boolean more) {
    public EndedMeetings {
        meetings = List.copyOf(meetings);
    }

    /**
     * One of them.
     *
     * @param kept what of it is kept for a time, its recordings included
     */
    public record Ended(MeetingId meetingId, Instant endedAt, List<Kept> kept) {
        public Ended {
            kept = List.copyOf(kept);
        }
    }

    /**
     * Something that is kept for a time.
     *
     * @param dueAt by the rules of now; null for ever
     * @param triedDueAt by those that are tried; null for ever
     * @param ended whether a rule has ended it
     */
    public record Kept(
            RetentionClass kind,
            String streamId,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable Instant triedDueAt,
            boolean ended) {}
}
