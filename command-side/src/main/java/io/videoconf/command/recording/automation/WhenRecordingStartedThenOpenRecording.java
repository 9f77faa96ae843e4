package io.videoconf.command.recording.automation;

import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.recording.commands.OpenRecording;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/** What a meeting starts begins a life of its own. */
@ProcessingGroup(RecordingAutomations.GROUP)
@DisallowReplay
public final class WhenRecordingStartedThenOpenRecording {
    private final CommandSender commands;

    public WhenRecordingStartedThenOpenRecording(CommandSender commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(RecordingStarted event, MetaData metaData) {
        commands.send(
                new OpenRecording(
                        event.recordingId(),
                        event.meetingId(),
                        event.tenantId(),
                        event.ownerId(),
                        event.title(),
                        event.mode(),
                        event.isPrivate(),
                        event.at()),
                metaData);
    }
}
