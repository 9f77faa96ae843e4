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
    /** Why who keeps to the law may. */
    static final String COMPLIANCE = "compliance";

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
            return new AccessView(true, "moderator");
        }
        return keepsTheLaw(recording, viewer) ? new AccessView(true, COMPLIANCE) : direct;
    }

    /** Whether the viewer answers for the law in the recording's organisation: they know of it, and may hold it. */
    boolean keepsTheLaw(RecordingView recording, Actor viewer) {
        return viewer.role() == TenantRole.COMPLIANCE && viewer.tenant().equals(recording.tenantId());
    }

    /** The same, whatever else they are in the meeting and the organisation. */
    private static AccessView of(RecordingView recording, UserId user, @Nullable String email) {
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
        return shared ? new AccessView(true, "shared") : new AccessView(false, "not_shared");
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
