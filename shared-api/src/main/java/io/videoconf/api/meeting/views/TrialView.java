package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import java.util.List;

/**
 * A meeting of the past under another policy.
 *
 * @param faithful whether the meeting comes to what is recorded when it is played with its own policy; where it does not, the
 *     trial says less
 * @param recorded what it came to
 * @param tried what it would have come to
 * @param differences between the two, in words
 * @param letIn how many of those who were refused at the door would not have been
 */
public record TrialView(
        MeetingId meetingId,
        UserId ownerId,
        Instant createdAt,
        boolean faithful,
        TrialOutcome recorded,
        TrialOutcome tried,
        List<String> differences,
        int letIn) {
    public TrialView {
        differences = List.copyOf(differences);
    }
}
