package io.videoconf.command.recording.sharing;

import io.videoconf.api.recording.commands.UnshareRecording;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingUnshared;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Living;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether people may see a recording no more. Who could not see it anyway is passed over. */
public final class Unsharing {
    private Unsharing() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<UnshareRecording> asked, RecordingState state, Standing standing) {
        return Gate.forHosts(asked, state, standing, living -> unshare(asked, living));
    }

    private static Decision<RecordingEvent> unshare(Asked<UnshareRecording> asked, Living recording) {
        UnshareRecording command = asked.command();
        Optional<Map<String, String>> wrong = Emails.wrong(command.emails());
        if (wrong.isPresent()) {
            return Emails.A_SHARE_NAMES_PEOPLE_BY_EMAIL.refuses(wrong.get());
        }
        List<String> gone = Emails.normal(command.emails()).stream()
                .filter(email -> recording.particulars().sharedWith().contains(email))
                .toList();
        return gone.isEmpty()
                ? Decision.alreadySo()
                : Decision.accepted(new RecordingUnshared(command.recordingId(), gone, asked.at()));
    }
}
