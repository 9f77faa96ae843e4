package io.videoconf.command.recording.desk;

import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.platform.ScheduledCommands;
import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.RecordingTimers;
import io.videoconf.command.recording.objects.ObjectStoreSettings;
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

    RecordingServices(Bytes bytes, ScheduledCommands scheduled, RecordingSettings settings, ObjectStoreSettings store) {
        this.store = store;
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
        Duration locked = store.lockedFor();
        return locked.compareTo(settings.bin()) > 0 ? locked : settings.bin();
    }

    boolean mayFetch(URI source) {
        return settings.mayFetch(source);
    }

    /** What a fact makes due is stored with it. */
    void applied(RecordingEvent fact) {
        RecordingTimers.of(fact, settings.uploadDeadline()).ifPresent(this::later);
    }

    void later(RecordingTimers.Timer timer) {
        scheduled.at(timer.name(), timer.due(), timer.command());
    }
}
