package io.videoconf.command.recording.automation;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.commands.BeginAutomaticRecording;
import io.videoconf.api.meeting.events.MeetingStarted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;

/** What begins is recorded where its settings say so: the meeting itself decides whether they do. */
@ProcessingGroup(RecordingAutomations.GROUP)
@DisallowReplay
public final class WhenMeetingStartedThenRecordIt {
    private final CommandSender commands;

    public WhenMeetingStartedThenRecordIt(CommandSender commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(MeetingStarted event, MetaData metaData) {
        commands.send(new BeginAutomaticRecording(event.meetingId(), RecordingId.fresh()), metaData);
    }
}
