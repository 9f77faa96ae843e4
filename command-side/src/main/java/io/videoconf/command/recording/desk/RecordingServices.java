package io.videoconf.command.recording.desk;

import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.platform.ScheduledCommands;
import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.RecordingTimers;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the switchboard needs besides decisions. */
@Component
final class RecordingServices {
    private final Bytes bytes;
    private final ScheduledCommands scheduled;
    private final RecordingSettings settings;

    RecordingServices(Bytes bytes, ScheduledCommands scheduled, RecordingSettings settings) {
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

    Duration bin() {
        return settings.bin();
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
