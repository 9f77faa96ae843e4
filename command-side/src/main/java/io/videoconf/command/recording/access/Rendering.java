package io.videoconf.command.recording.access;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.Rendition;
import io.videoconf.api.recording.StoredObject;
import io.videoconf.api.recording.commands.RequestRendition;
import io.videoconf.api.recording.events.RecordingDownloaded;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Completed;
import java.util.Optional;

/** Decides whether a link to what was made of the bytes is given out, and which object that is. */
public final class Rendering {
    static final Rule ONLY_WHAT_WAS_MADE_IS_GIVEN = new Rule(
            "OnlyWhatWasMadeIsGiven",
            RefusalCode.NOT_FOUND,
            "There is none of this recording; media.missing says why.");

    private Rendering() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<RequestRendition> asked, RecordingState state, Standing standing) {
        return Gate.forViewer(asked, state, standing, living -> {
            if (!(living instanceof Completed)) {
                return Downloading.ONLY_WHAT_IS_COMPLETE_IS_DOWNLOADED.refuses(living);
            }
            return object(living, asked.command().rendition()).isPresent()
                    ? given(asked)
                    : ONLY_WHAT_WAS_MADE_IS_GIVEN.refuses();
        });
    }

    private static Decision<RecordingEvent> given(Asked<RequestRendition> asked) {
        return switch (asked.command().rendition()) {
            case SEEKABLE ->
                Decision.accepted(new RecordingDownloaded(
                        asked.command().recordingId(), asked.actor().id(), asked.at()));
            // A picture in a list is shown again and again: that somebody listed it is no fact.
            case THUMBNAIL -> Decision.alreadySo();
        };
    }

    /** The object that it is; empty when there is none. */
    public static Optional<StoredObject> object(RecordingState state, Rendition rendition) {
        if (!(state instanceof Completed it)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (rendition) {
                    case SEEKABLE -> it.seekable();
                    case THUMBNAIL -> it.thumbnail();
                });
    }
}
