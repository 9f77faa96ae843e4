package io.videoconf.query.recordings;

import io.videoconf.api.kernel.ErasedEmail;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.RecordingInvitation;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.access.KnownPerson;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.access.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Whether whoever has an e-mail address sees a recording, or saw it at a time: what {@link RecordingAccess} would have said to that
 * person then, with the account, the role, the meeting and the recording as they were. Whoever is invited sees it by the secret
 * that they were sent.
 */
@Component
final class AddressAccess {
    private final Meetings meetings;
    private final People people;
    private final Clock clock;

    AddressAccess(Meetings meetings, People people, @Qualifier("queryClock") Clock clock) {
        this.meetings = meetings;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Why they see it, or do not.
     *
     * @param then the recording, as it was at that time
     * @param asOf null for now
     * @param vouched whether whoever asks has made sure of the address
     */
    AccessView of(RecordingView then, String email, @Nullable Instant asOf, boolean vouched) {
        if (then.processingStatus() == ProcessingStatus.DELETED) {
            return no("deleted");
        }
        String address = email.toLowerCase(Locale.ROOT);
        KnownPerson person = people.personOf(address, asOf);
        if (person != null && person.suspended()) {
            return no("suspended");
        }
        MeetingState meeting = meeting(then, asOf);
        boolean named = !then.isPrivate() && then.sharedWith().contains(address);
        if (person != null && then.ownerId().equals(person.id())) {
            return yes("owner");
        }
        if (named && (vouched || person == null || person.emailOpens())) {
            return yes("shared");
        }
        if (person != null && meeting instanceof LiveMeeting && MeetingAccess.leads(meeting, person.id())) {
            return yes("moderator");
        }
        if (person != null
                && person.role() == TenantRole.COMPLIANCE
                && person.tenant().equals(then.tenantId())) {
            return yes("compliance");
        }
        if (isInvited(then, address, asOf == null ? clock.instant() : asOf)) {
            return yes("invited");
        }
        return no(named ? "unverified" : whyNot(then, address, person, meeting));
    }

    private String whyNot(
            RecordingView then, String address, @Nullable KnownPerson person, @Nullable MeetingState meeting) {
        if (invitations(then, address).anyMatch(each -> each.openedAt() != null)) {
            return "invitation_opened";
        }
        if (person == null && isSomebodyErased(then, meeting)) {
            return "not_known";
        }
        return then.isPrivate() ? "private" : "not_shared";
    }

    /** Whether there is an invitation of theirs that opens it. */
    private static boolean isInvited(RecordingView then, String address, Instant at) {
        boolean opens = then.processingStatus() == ProcessingStatus.COMPLETED
                && then.mode() == RecordingMode.CLOUD
                && then.sha256() != null
                && !then.isPrivate();
        return opens
                && invitations(then, address)
                        .anyMatch(each -> each.openedAt() == null && at.isBefore(each.expiresAt()));
    }

    private static Stream<RecordingInvitation> invitations(RecordingView then, String address) {
        return then.details().invitations().stream().filter(each -> each.email().equalsIgnoreCase(address));
    }

    /** Whether among those who saw it is somebody whose address nobody knows any more: it may be the one that is asked about. */
    private boolean isSomebodyErased(RecordingView then, @Nullable MeetingState meeting) {
        List<String> named = then.isPrivate() ? List.of() : then.sharedWith();
        return people.isErased(then.ownerId())
                || named.stream().anyMatch(ErasedEmail::isOne)
                || (meeting instanceof LiveMeeting live && isALeaderErased(live));
    }

    private boolean isALeaderErased(LiveMeeting meeting) {
        return meeting.roster().people().stream()
                .filter(ParticipantState::letIn)
                .filter(each -> each.role().moderates())
                .map(each -> each.person().userId())
                .anyMatch(user -> user != null && people.isErased(user));
    }

    private @Nullable MeetingState meeting(RecordingView then, @Nullable Instant asOf) {
        MeetingState now = meetings.find(then.meetingId());
        return now == null || asOf == null ? now : meetings.asOf(then.meetingId(), new AtTime(asOf));
    }

    private static AccessView yes(String reason) {
        return new AccessView(true, reason);
    }

    private static AccessView no(String reason) {
        return new AccessView(false, reason);
    }
}
