package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.admission.AdmissionRules.OnlyHostsInvite;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.AParticipantIdNamesOnePerson;
import io.videoconf.command.meeting.deciding.Emails;
import io.videoconf.command.meeting.deciding.Meetings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People are invited. Who is known already is not invited twice; who was turned away or removed is welcome again;
 * who was banned is not.
 */
public final class Inviting {
    private Inviting() {}

    /** Decides who is invited. */
    public static Decision<MeetingEvent> decide(Asked<InviteParticipants> asked, MeetingState state) {
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> invite(asked, scheduled.roster(), caller),
                (live, caller) -> invite(asked, live.roster(), caller));
    }

    private static Decision<MeetingEvent> invite(Asked<InviteParticipants> asked, Roster people, Caller caller) {
        List<Invitation> wanted = wanted(asked.command().invitations(), people);
        boolean free = wanted.stream()
                .allMatch(one -> people.find(one.participantId())
                        .map(known -> people.findByEmail(one.email()).equals(Optional.of(known)))
                        .orElse(true));
        return Check.that(new OnlyHostsInvite(), caller)
                .and(new AParticipantIdNamesOnePerson(), free && distinct(wanted))
                .then(() -> Decision.accepted(wanted.stream()
                        .map(one -> new ParticipantInvited(
                                asked.command().meetingId(), one.participantId(), one.email(), asked.at()))
                        .toList()));
    }

    private static List<Invitation> wanted(List<Invitation> asked, Roster people) {
        Set<String> seen = new HashSet<>();
        List<Invitation> wanted = new ArrayList<>();
        for (Invitation invitation : asked) {
            String email = Emails.of(invitation.email());
            Optional<ParticipantState> known = people.findByEmail(email);
            if (seen.add(email) && known.map(Inviting::isWelcomeAgain).orElse(true)) {
                wanted.add(new Invitation(known.map(ParticipantState::id).orElse(invitation.participantId()), email));
            }
        }
        return wanted;
    }

    private static boolean isWelcomeAgain(ParticipantState known) {
        return known.status() == ParticipantStatus.DENIED || known.status() == ParticipantStatus.REMOVED;
    }

    private static boolean distinct(List<Invitation> wanted) {
        Set<ParticipantId> ids = new HashSet<>();
        return wanted.stream().allMatch(one -> ids.add(one.participantId()));
    }
}
