package io.videoconf.command.recording.desk;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.platform.ScheduledCommands;
import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.RecordingTimers;
import io.videoconf.command.recording.objects.ObjectStoreSettings;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Gone;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the switchboard needs besides decisions. */
@Component
final class RecordingServices {
    private final Bytes bytes;
    private final ScheduledCommands scheduled;
    private final RecordingSettings settings;
    private final ObjectStoreSettings store;
    private final Moderators moderators;

    RecordingServices(
            Bytes bytes,
            ScheduledCommands scheduled,
            RecordingSettings settings,
            ObjectStoreSettings store,
            Moderators moderators) {
        this.store = store;
        this.moderators = moderators;
        this.bytes = bytes;
        this.scheduled = scheduled;
        this.settings = settings;
    }

    Bytes bytes() {
        return bytes;
    }

    Duration uploadDeadline() {
        return settings.uploadDeadline();
    }

    /** How long what is deleted stays in the bin: never shorter than the store keeps it in any case. */
    Duration bin() {
        return bin(settings, store);
    }

    static Duration bin(RecordingSettings settings, ObjectStoreSettings store) {
        Duration locked = store.lockedFor();
        return locked.compareTo(settings.bin()) > 0 ? locked : settings.bin();
    }

    boolean mayFetch(URI source) {
        return settings.mayFetch(source);
    }

    /** What has to be known of who would share or delete a recording. */
    Standing standing(Actor actor, RecordingState state) {
        return switch (state) {
            case NoRecording _ -> Standing.UNKNOWN;
            case Living it -> standing(actor, it.particulars());
            case Gone it -> standing(actor, it.particulars());
        };
    }

    private Standing standing(Actor actor, Particulars recording) {
        boolean needsNone = actor.isSystem() || recording.ownerId().equals(actor.id());
        return needsNone ? Standing.UNKNOWN : new Standing(null, moderators.leads(actor, recording.meetingId()));
    }

    /** What a fact makes due is stored with it. */
    void applied(RecordingEvent fact) {
        RecordingTimers.of(fact, settings.uploadDeadline()).ifPresent(this::later);
    }

    void later(RecordingTimers.Timer timer) {
        scheduled.at(timer.name(), timer.due(), timer.command());
    }
}
