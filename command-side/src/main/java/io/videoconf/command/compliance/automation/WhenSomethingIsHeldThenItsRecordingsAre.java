package io.videoconf.command.compliance.automation;

import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.compliance.events.HoldReleased;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.recording.commands.PlaceRecordingHold;
import io.videoconf.api.recording.commands.ReleaseRecordingHold;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.command.platform.AutomationCommands;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A hold is on the recordings of what it is on as well, also on those that come later. */
@Component
@ProcessingGroup(AutomationConfiguration.RECORDINGS)
@DisallowReplay
class WhenSomethingIsHeldThenItsRecordingsAre {
    private static final Logger LOG = LoggerFactory.getLogger(WhenSomethingIsHeldThenItsRecordingsAre.class);
    private static final String CASE = "hold ";
    private static final String REASON = "What the recording belongs to is held.";

    private final HeldRecordings recordings;
    private final AutomationCommands commands;

    WhenSomethingIsHeldThenItsRecordingsAre(HeldRecordings recordings, AutomationCommands commands) {
        this.recordings = recordings;
        this.commands = commands;
    }

    @EventHandler
    void on(HoldPlaced fact, MetaData metaData) {
        recordings.of(fact).forEach(recording -> hold(fact.holdId(), recording, metaData));
    }

    @EventHandler
    void on(RecordingOpened fact, MetaData metaData) {
        begun(
                new HeldRecordings.Recording(fact.recordingId(), fact.meetingId(), fact.ownerId(), fact.tenantId()),
                metaData);
    }

    @EventHandler
    void on(RecordingImported fact, MetaData metaData) {
        begun(
                new HeldRecordings.Recording(fact.recordingId(), fact.meetingId(), fact.ownerId(), fact.tenantId()),
                metaData);
    }

    @EventHandler
    void on(HoldReleased fact, MetaData metaData) {
        recordings
                .release(fact.holdId())
                .forEach(recording ->
                        send(new ReleaseRecordingHold(recording, fact.holdId().value(), null), recording, metaData));
    }

    private void begun(HeldRecordings.Recording recording, MetaData metaData) {
        recordings.add(recording);
        recordings.over(recording).forEach(hold -> hold(hold, recording.id(), metaData));
    }

    private void hold(HoldId hold, RecordingId recording, MetaData metaData) {
        if (recordings.note(hold, recording)) {
            send(new PlaceRecordingHold(recording, hold.value(), CASE + hold, REASON), recording, metaData);
        }
    }

    /** What is deleted for good cannot be held, and needs not be. */
    private void send(Object command, RecordingId recording, MetaData metaData) {
        try {
            commands.send(command, metaData);
        } catch (CommandExecutionException e) {
            if (!(e.getDetails().orElse(null) instanceof Refusal refusal)) {
                throw e;
            }
            LOG.info("{} is not there to be held or released: {}", recording, refusal.code());
        }
    }
}
