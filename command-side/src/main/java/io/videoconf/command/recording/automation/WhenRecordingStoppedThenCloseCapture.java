package io.videoconf.command.recording.automation;

import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.recording.commands.CloseCapture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/** What a meeting stops, by whomever and for whatever cause, records no more. */
@ProcessingGroup(RecordingAutomations.GROUP)
@DisallowReplay
public final class WhenRecordingStoppedThenCloseCapture {
    private final CommandSender commands;

    public WhenRecordingStoppedThenCloseCapture(CommandSender commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(RecordingStopped event, MetaData metaData) {
        commands.send(new CloseCapture(event.recordingId(), event.at()), metaData);
    }
}
