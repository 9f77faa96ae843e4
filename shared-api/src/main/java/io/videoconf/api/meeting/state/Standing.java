package io.videoconf.api.meeting.state;

import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.Restrictions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a participant may do and see.
 *
 * @param previousRole while standing in as host, the role to return to; null otherwise
 * @param knownSince the sequence since which the meeting knows the person's user id; 0 when it does not
 * @param letIn when the person belonged to the meeting: from being let in until being put out
 * @param moderating when the person was host or co-host
 */
public record Standing(
        ParticipantRole role,
        @Nullable ParticipantRole previousRole,
        Restrictions restrictions,
        long knownSince,
        List<Span> letIn,
        List<Span> moderating) {

    public Standing {
        letIn = List.copyOf(letIn);
        moderating = List.copyOf(moderating);
    }

    static Standing none() {
        return new Standing(ParticipantRole.PARTICIPANT, null, Restrictions.NONE, 0, List.of(), List.of());
    }

    Standing known(long sequence) {
        return knownSince > 0 ? this : new Standing(role, previousRole, restrictions, sequence, letIn, moderating);
    }

    Standing admitted(long sequence) {
        return new Standing(role, previousRole, restrictions, knownSince, Span.opened(letIn, sequence), moderating);
    }

    /** The last sequence that belongs to the person is that of being put out. */
    Standing putOut(long sequence) {
        return new Standing(role, previousRole, restrictions, knownSince, Span.closed(letIn, sequence + 1), moderating)
                .withRole(ParticipantRole.PARTICIPANT, null, sequence);
    }

    /** Belongs to the meeting no longer from the next fact on; keeps the role. */
    Standing outside(long sequence) {
        return new Standing(role, previousRole, restrictions, knownSince, Span.closed(letIn, sequence + 1), moderating);
    }

    Standing withRole(ParticipantRole now, @Nullable ParticipantRole before, long sequence) {
        List<Span> spans = now.moderates() ? Span.opened(moderating, sequence) : Span.closed(moderating, sequence);
        return new Standing(now, before, restrictions, knownSince, letIn, spans);
    }

    Standing withRestrictions(Restrictions now) {
        return new Standing(role, previousRole, now, knownSince, letIn, moderating);
    }
}
