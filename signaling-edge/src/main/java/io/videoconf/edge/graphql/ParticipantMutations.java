package io.videoconf.edge.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.Invitation;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.RestrictionsChange;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.graphql.Shown.AMeeting;
import io.videoconf.edge.graphql.Shown.AParticipant;
import io.videoconf.edge.rest.MeetingFields;
import java.util.List;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What is done to the people of a meeting, and how one becomes one of them. */
@Controller
class ParticipantMutations {
    private static final int MOST_EMAILS = 100;

    private final Meetings meetings;

    ParticipantMutations(Meetings meetings) {
        this.meetings = meetings;
    }

    /** What a join answers. */
    record JoinTicket(ParticipantStatus status, String participantId, String meetingId, long sequence) {}

    @MutationMapping
    Mono<List<AParticipant>> inviteParticipants(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        List<String> emails = ask.fields().emails("emails", 1, MOST_EMAILS).required();
        var meeting = ask.meeting();
        ask.complete();
        List<Invitation> invitations = emails.stream()
                .map(email -> new Invitation(ParticipantId.fresh(), email))
                .toList();
        return meetings.answer(
                ask,
                new InviteParticipants(meeting, invitations),
                (view, _) -> AMeeting.of(view, ask.asker().actor()).participants().stream()
                        .filter(each -> each.view().email() != null
                                && emails.contains(each.view().email()))
                        .toList());
    }

    @MutationMapping
    Mono<AParticipant> changeRole(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        ParticipantRole role = ask.fields().word("role", ParticipantRole.class).required();
        ParticipantId participant = ask.participant();
        ChangeRole command = new ChangeRole(ask.meeting(), participant, role);
        return one(ask, participant, command);
    }

    @MutationMapping
    Mono<AParticipant> restrictParticipant(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        RestrictionsChange change = MeetingFields.restrictions(ask.object("restrictions"));
        ParticipantId participant = ask.participant();
        RestrictParticipant command = new RestrictParticipant(
                ask.meeting(), participant, change == null ? new RestrictionsChange(null, null, null, null) : change);
        return one(ask, participant, command);
    }

    private Mono<AParticipant> one(Ask ask, ParticipantId participant, MeetingCommand command) {
        ask.complete();
        return meetings.answer(
                ask,
                command,
                (view, _) -> AMeeting.of(view, ask.asker().actor()).participants().stream()
                        .filter(each -> each.view().participantId().equals(participant))
                        .findFirst()
                        .orElseThrow(() -> Denied.of(RefusalCode.PARTICIPANT_NOT_FOUND, "ParticipantsAreKnown")));
    }

    @MutationMapping
    Mono<JoinTicket> joinMeeting(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        JoinMeeting command =
                MeetingFields.join(ask.fields(), ask.meeting(), ask.asker().email());
        ask.complete();
        return meetings.answer(ask, command, (view, receipt) -> ticket(ask, view, receipt));
    }

    private static JoinTicket ticket(Ask ask, MeetingView view, Receipt receipt) {
        return view.participants().stream()
                .filter(each -> ask.asker().actor().id().equals(each.userId()))
                .findFirst()
                .map(self -> new JoinTicket(
                        self.status() == ParticipantStatus.DISCONNECTED ? ParticipantStatus.JOINED : self.status(),
                        self.participantId().value(),
                        view.meetingId().value(),
                        receipt.version()))
                .orElseThrow(() -> Denied.of(RefusalCode.PARTICIPANT_NOT_FOUND, "ParticipantsAreKnown"));
    }
}
