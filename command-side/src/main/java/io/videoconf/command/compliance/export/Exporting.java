package io.videoconf.command.compliance.export;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may take a history away. */
final class Exporting {
    private static final int LONGEST_REASON = 500;

    private Exporting() {}

    /** Why not; null when they may. */
    static @Nullable Refusal refusal(MeetingState state, Actor actor, @Nullable String reason) {
        boolean leads = MeetingAccess.leads(state, actor);
        boolean watches = MeetingAccess.watchesOver(state, actor);
        if (!leads && !watches) {
            return MeetingAccess.mayRead(state, actor, null)
                    ? Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyOverseersExportTheHistory")
                    : Refusal.of(RefusalCode.MEETING_NOT_FOUND, "OnlyWhatExistsIsAsked");
        }
        if (!leads && reason == null) {
            return invalid("must say what the export is for, such as the id of a case");
        }
        if (reason != null && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
            return invalid("must have 1 to " + LONGEST_REASON + " characters");
        }
        return null;
    }

    private static Refusal invalid(String why) {
        return Refusal.of(RefusalCode.VALIDATION_FAILED, "WhoWatchesOverOthersSaysWhatFor")
                .with("fields", Map.of("reason", why));
    }
}
