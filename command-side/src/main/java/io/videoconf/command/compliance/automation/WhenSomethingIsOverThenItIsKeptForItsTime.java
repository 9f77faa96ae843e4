package io.videoconf.command.compliance.automation;

import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.compliance.events.RetentionEnforced;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.recording.commands.RetireRecording;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.api.recording.events.RecordingHoldReleased;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.api.recording.events.RecordingRestored;
import io.videoconf.command.compliance.desk.RetentionClock;
import io.videoconf.command.platform.AutomationCommands;
import io.videoconf.command.platform.HeldCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/**
 * What is over is kept for as long as the rules say, and what a rule has ended is disposed of. The deadlines are stored with the
 * position among the events: a crash repeats neither and forgets neither.
 */
@Component
@ProcessingGroup(AutomationConfiguration.RETENTION)
@DisallowReplay
class WhenSomethingIsOverThenItIsKeptForItsTime {
    private final RetentionClock clock;
    private final HeldCommands held;
    private final AutomationCommands commands;

    WhenSomethingIsOverThenItIsKeptForItsTime(RetentionClock clock, HeldCommands held, AutomationCommands commands) {
        this.clock = clock;
        this.held = held;
        this.commands = commands;
    }

    @EventHandler
    void on(MeetingEnded fact) {
        clock.meetingOver(fact.meetingId(), fact.at());
    }

    @EventHandler
    void on(MeetingCancelled fact) {
        clock.meetingOver(fact.meetingId(), fact.at());
    }

    @EventHandler
    void on(CaptureClosed fact) {
        clock.recorded(fact.recordingId(), fact.stoppedAt());
    }

    @EventHandler
    void on(RecordingImported fact) {
        clock.recorded(fact.recordingId(), fact.at());
    }

    @EventHandler
    void on(RecordingDisposed fact) {
        clock.disposed(fact.recordingId());
    }

    @EventHandler
    void on(RetentionPolicyChanged fact) {
        clock.changed(fact);
    }

    @EventHandler
    void on(RetentionEnforced fact, MetaData metaData) {
        if (fact.kind() == RetentionClass.RECORDINGS) {
            commands.send(new RetireRecording(new RecordingId(fact.streamId())), metaData);
        }
    }

    /** Out of the bin it has no more time than it had. */
    @EventHandler
    void on(RecordingRestored fact, MetaData metaData) {
        if (clock.isEnded(fact.recordingId())) {
            commands.send(new RetireRecording(fact.recordingId()), metaData);
        }
    }

    /** Each is decided anew: another hold may keep it. */
    @EventHandler
    void on(HoldReleased fact, MetaData metaData) {
        clock.deferred().forEach(command -> commands.send(command, metaData));
        held.askAgain();
    }

    @EventHandler
    void on(RecordingHoldReleased fact) {
        held.askAgain();
    }
}
