package io.videoconf.command.recording.automation;

import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.command.recording.upload.PartsDisposal;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * Once it is a stored fact that the whole was read back, its parts are of no use. A crash before that leaves all of
 * them, and a crash during it is made good when the event is handled again.
 */
@ProcessingGroup(RecordingAutomations.DISPOSAL_GROUP)
@DisallowReplay
public final class WhenUploadCompletedThenDiscardParts {
    private final PartsDisposal disposal;

    public WhenUploadCompletedThenDiscardParts(PartsDisposal disposal) {
        this.disposal = disposal;
    }

    @EventHandler
    void on(UploadCompleted event) {
        disposal.dispose(event);
    }
}
