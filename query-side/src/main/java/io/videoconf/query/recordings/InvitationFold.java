package io.videoconf.query.recordings;

import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.recording.RecordingInvitation;
import io.videoconf.api.recording.events.InvitationOpened;
import io.videoconf.api.recording.events.InvitationWithdrawn;
import io.videoconf.api.recording.events.ViewerInvited;
import java.util.ArrayList;
import java.util.List;

/** What the facts of its invitations make of a recording. */
final class InvitationFold {
    private InvitationFold() {}

    static void invited(Draft draft, ViewerInvited it) {
        List<RecordingInvitation> all = without(draft, it.invitationId());
        all.add(new RecordingInvitation(it.invitationId(), it.email(), it.expiresAt(), null));
        draft.details.invitations = List.copyOf(all);
    }

    static void opened(Draft draft, InvitationOpened it) {
        draft.details.invitations = draft.details.invitations.stream()
                .map(each -> each.invitationId().equals(it.invitationId())
                        ? new RecordingInvitation(each.invitationId(), each.email(), each.expiresAt(), it.at())
                        : each)
                .toList();
    }

    static void withdrawn(Draft draft, InvitationWithdrawn it) {
        draft.details.invitations = List.copyOf(without(draft, it.invitationId()));
    }

    private static List<RecordingInvitation> without(Draft draft, InvitationId id) {
        List<RecordingInvitation> others = new ArrayList<>(draft.details.invitations);
        others.removeIf(each -> each.invitationId().equals(id));
        return others;
    }
}
