package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.util.Optional;

/**
 * Who sees which fact of a meeting's log.
 *
 * <p>The answer for one (viewer, sequence) is the same at any later time, so that a client which resumes gets the
 * very chain that it would have got live. It rests on spans only, and a span's past never changes:
 * <ul>
 *   <li>What happens in the meeting is seen by who belonged to it at that moment: from being let in (that fact
 *       included) until being put out (that fact included). Who leaves, or loses the connection, still belongs, and
 *       gets on return what was missed. What happened <em>before</em> a person was let in is never seen by that
 *       person, also not afterwards: what was true at that time comes with the snapshot.
 *   <li>What happens at the door (invitations, waiting, being turned away, and everything else about a person who
 *       is not let in) is seen by who was host or co-host at that moment, and by the person it is about.
 *   <li>The owner belongs to the meeting, and moderates it, from the first fact on.
 *   <li>Private messages are seen by sender and recipient; reports by who moderated, and by the reporter.
 *   <li>That the meeting has ended, or was cancelled, is seen by everybody who can ask.
 *   <li>Nobody sees anything about themselves from before the meeting knew their user id: an invitation by
 *       e-mail is not a fact about a user yet.
 * </ul>
 */
public final class LogVisibility {
    private LogVisibility() {}

    /**
     * Whether the viewer sees the fact.
     *
     * @param now a state that has folded the fact, right after it or any time later
     * @param sequence the fact's number
     */
    public static boolean sees(MeetingState now, UserId viewer, long sequence, MeetingEvent fact) {
        return sees(now, viewer, sequence, Audience.of(fact));
    }

    /** The same for who asks of one fact for many viewers. */
    public static boolean sees(MeetingState now, UserId viewer, long sequence, Audience audience) {
        return switch (now) {
            case NoMeeting _ -> false;
            case ScheduledMeeting it -> sees(it.facts(), it.roster(), viewer, sequence, audience);
            case LiveMeeting it -> sees(it.facts(), it.roster(), viewer, sequence, audience);
            case EndedMeeting it -> sees(it.facts(), it.roster(), viewer, sequence, audience);
            case CancelledMeeting it -> sees(it.facts(), it.roster(), viewer, sequence, audience);
        };
    }

    private static boolean sees(MeetingFacts facts, Roster people, UserId viewer, long sequence, Audience audience) {
        Optional<ParticipantState> found = people.find(viewer);
        if (audience.circle() == Circle.ANYBODY) {
            return true;
        }
        if (found.isEmpty() || sequence < found.get().standing().knownSince()) {
            return false;
        }
        ParticipantState me = found.get();
        boolean moderated = facts.ownerId().equals(viewer) || me.moderatedAt(sequence);
        return switch (audience.circle()) {
            case ANYBODY -> true;
            case INSIDE -> me.letInAt(sequence);
            case AROUND_THE_PERSON ->
                audience.names(me.id()) || (letIn(people, audience, sequence) ? me.letInAt(sequence) : moderated);
            case MODERATORS -> audience.names(me.id()) || moderated;
            case NAMED -> audience.names(me.id());
        };
    }

    private static boolean letIn(Roster people, Audience audience, long sequence) {
        ParticipantId person = audience.person();
        return person != null
                && people.find(person).filter(it -> it.letInAt(sequence)).isPresent();
    }
}
