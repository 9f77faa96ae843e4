package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import org.jspecify.annotations.Nullable;

/**
 * One person in one meeting.
 */
public record ParticipantState(ParticipantId id, Person person, Standing standing, Presence presence, Media media) {

    /** What the person may do now. */
    public ParticipantRole role() {
        return standing.role();
    }

    /** Where the person is. */
    public ParticipantStatus status() {
        return presence.status();
    }

    /** Belongs to the meeting: was let in, and not put out since. */
    public boolean letIn() {
        return Span.lasts(standing.letIn());
    }

    /** In the meeting over a connection that is alive. */
    public boolean connected() {
        return presence.status() == ParticipantStatus.JOINED;
    }

    /** Belonged to the meeting when the fact with this number happened. */
    public boolean letInAt(long sequence) {
        return Span.anyCovers(standing.letIn(), sequence);
    }

    /** Was host or co-host when the fact with this number happened. */
    public boolean moderatedAt(long sequence) {
        return Span.anyCovers(standing.moderating(), sequence);
    }

    static ParticipantState invited(ParticipantId id, @Nullable String email) {
        return new ParticipantState(id, Person.invited(email), Standing.none(), Presence.invited(), Media.SILENT);
    }

    ParticipantState with(Person now) {
        return new ParticipantState(id, now, standing, presence, media);
    }

    ParticipantState with(Standing now) {
        return new ParticipantState(id, person, now, presence, media);
    }

    ParticipantState with(Presence now) {
        return new ParticipantState(id, person, standing, now, media);
    }

    ParticipantState with(Media now) {
        return new ParticipantState(id, person, standing, presence, now);
    }
}
