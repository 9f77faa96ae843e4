package io.videoconf.command.recording.access;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.events.RecordingDownloaded;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Referenced;

/** Decides whether a link to the bytes is given out. Each one is a fact, also the second to the same person. */
public final class Downloading {
    static final Rule ONLY_WHAT_IS_COMPLETE_IS_DOWNLOADED = new Rule(
            "OnlyWhatIsCompleteIsDownloaded",
            RefusalCode.INVALID_STATE,
            "This recording is not complete; details.status says how far it is.");

    static final Rule LOCAL_RECORDINGS_ARE_WITH_WHO_MADE_THEM = new Rule(
            "LocalRecordingsAreWithWhoMadeThem",
            RefusalCode.INVALID_STATE,
            "This recording is kept by the one who made it: there is nothing to download here.");

    static final Rule MEDIA_ELSEWHERE_ARE_NOT_OURS_TO_GIVE = new Rule(
            "MediaElsewhereAreNotOursToGive",
            RefusalCode.INVALID_STATE,
            "The media of this recording are elsewhere: source.url says where. Have them fetched to download them"
                    + " here.");

    private Downloading() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<RequestDownload> asked, RecordingState state, Standing standing) {
        return Gate.forViewer(asked, state, standing, living -> inState(asked, living));
    }

    private static Decision<RecordingEvent> inState(Asked<RequestDownload> asked, Living recording) {
        return switch (recording) {
            case Completed _ ->
                Decision.accepted(new RecordingDownloaded(
                        asked.command().recordingId(), asked.actor().id(), asked.at()));
            case KeptLocally it -> LOCAL_RECORDINGS_ARE_WITH_WHO_MADE_THEM.refuses(it);
            case Referenced it -> MEDIA_ELSEWHERE_ARE_NOT_OURS_TO_GIVE.refuses(it);
            case Processing it -> ONLY_WHAT_IS_COMPLETE_IS_DOWNLOADED.refuses(it);
            case Capturing it -> ONLY_WHAT_IS_COMPLETE_IS_DOWNLOADED.refuses(it);
            case AwaitingParts it -> ONLY_WHAT_IS_COMPLETE_IS_DOWNLOADED.refuses(it);
            case Failed it -> ONLY_WHAT_IS_COMPLETE_IS_DOWNLOADED.refuses(it);
        };
    }
}
