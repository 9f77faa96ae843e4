package io.videoconf.command.recording.sharing;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Living;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether more people may see a recording. Sharing twice with the same person is sharing once. */
public final class Sharing {
    static final Rule A_PRIVATE_RECORDING_IS_NOT_SHARED = new Rule(
            "APrivateRecordingIsNotShared",
            RefusalCode.INVALID_STATE,
            "This recording is private: make it shareable (private: false) first.");

    private Sharing() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<ShareRecording> asked, RecordingState state, Standing standing) {
        return Gate.forHosts(asked, state, standing, living -> share(asked, living));
    }

    private static Decision<RecordingEvent> share(Asked<ShareRecording> asked, Living recording) {
        ShareRecording command = asked.command();
        Optional<Map<String, String>> wrong = Emails.wrong(command.emails());
        if (wrong.isPresent()) {
            return Emails.A_SHARE_NAMES_PEOPLE_BY_EMAIL.refuses(wrong.get());
        }
        if (recording.particulars().isPrivate()) {
            return A_PRIVATE_RECORDING_IS_NOT_SHARED.refuses();
        }
        List<String> fresh = Emails.normal(command.emails()).stream()
                .filter(email -> !recording.particulars().sharedWith().contains(email))
                .toList();
        return fresh.isEmpty()
                ? Decision.alreadySo()
                : Decision.accepted(new RecordingShared(command.recordingId(), fresh, asked.at()));
    }
}
