package io.videoconf.query.recordings;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.query.access.Meetings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see a recording: its owner; who moderates its meeting while that runs, since they may stop it; and, once it
 * is not private, those with whom it is shared; and who keeps to the law in its organisation.
 */
@Component
final class RecordingAccess {
    private static final String SHARED = "shared";
    private static final AccessView MODERATOR = new AccessView(true, "moderator");

    private final Meetings meetings;

    RecordingAccess(Meetings meetings) {
        this.meetings = meetings;
    }

    /** Why the viewer may see it, or may not. */
    AccessView of(RecordingView recording, Actor viewer, @Nullable String email) {
        if (viewer.isSystem()) {
            return new AccessView(true, "system");
        }
        AccessView direct = of(recording, viewer.id(), email);
        if (direct.canAccess()) {
            return direct;
        }
        if (moderatesNow(recording.meetingId(), viewer)) {
            return MODERATOR;
        }
        return keepsTheLaw(recording, viewer) ? new AccessView(true, "compliance") : direct;
    }

    /** Whether the viewer answers for the law in the recording's organisation: they know of it, and may hold it. */
    boolean keepsTheLaw(RecordingView recording, Actor viewer) {
        return viewer.role() == TenantRole.COMPLIANCE && viewer.tenant().equals(recording.tenantId());
    }

    /** Why a person may see it, or may not, wherever that person is now. */
    AccessView of(RecordingView recording, @Nullable UserId user, @Nullable String email) {
        if (recording.ownerId().equals(user)) {
            return new AccessView(true, "owner");
        }
        if (recording.processingStatus() == ProcessingStatus.DELETED) {
            return new AccessView(false, "deleted");
        }
        if (recording.isPrivate()) {
            return new AccessView(false, "private");
        }
        boolean shared = email != null && recording.sharedWith().contains(email.toLowerCase(Locale.ROOT));
        return shared ? new AccessView(true, SHARED) : new AccessView(false, "not_shared");
    }

    /** The same of now, when it also counts whether they lead the meeting. */
    AccessView now(RecordingView recording, @Nullable UserId user, @Nullable String email) {
        AccessView direct = of(recording, user, email);
        if (user == null || direct.canAccess()) {
            return direct;
        }
        boolean leads =
                meetings.find(recording.meetingId()) instanceof LiveMeeting live && MeetingAccess.leads(live, user);
        return leads ? MODERATOR : direct;
    }

    /** What an answer comes to for an address that was not verified where it has to be: what is shared with it is not seen. */
    static AccessView unproven(AccessView answer) {
        return answer.reason().equals(SHARED) ? new AccessView(false, "unverified") : answer;
    }

    /** Whether the viewer is host or co-host of a meeting that runs. */
    boolean moderatesNow(MeetingId id, Actor viewer) {
        return moderatesNow(meetings.find(id), viewer);
    }

    /** The same of a meeting that was read already. */
    static boolean moderatesNow(@Nullable MeetingState state, Actor viewer) {
        return state instanceof LiveMeeting && MeetingAccess.leads(state, viewer);
    }
}
