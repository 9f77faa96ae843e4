package io.videoconf.command.meeting;

import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.meeting.admission.PasswordCheck;
import io.videoconf.command.meeting.connections.ConnectionRegister;
import io.videoconf.command.meeting.life.Prepared;
import io.videoconf.command.meeting.numbers.MeetingNumbers;
import io.videoconf.command.platform.Passwords;
import io.videoconf.command.platform.ScheduledCommands;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a meeting needs that is not pure: numbers, hashes, and what is due later. All in the command's transaction. */
@Component
final class MeetingServices {
    private final MeetingNumbers numbers;
    private final Passwords passwords;
    private final ScheduledCommands scheduled;
    private final ConnectionRegister connections;

    MeetingServices(
            MeetingNumbers numbers, Passwords passwords, ScheduledCommands scheduled, ConnectionRegister connections) {
        this.numbers = numbers;
        this.passwords = passwords;
        this.scheduled = scheduled;
        this.connections = connections;
    }

    Prepared prepare(ScheduleMeeting command) {
        return new Prepared(numbers.reserveFor(command.meetingId()), hash(command.settings()));
    }

    /** The hash of a new password; null when the change has none. */
    @Nullable
    Prepared prepare(ChangeMeeting command) {
        MeetingSettingsChange settings = command.settings();
        String hash = settings == null ? null : hash(settings);
        return hash == null ? null : new Prepared("", hash);
    }

    private @Nullable String hash(MeetingSettingsChange settings) {
        Secret password = settings.password();
        return password == null ? null : passwords.hash(password);
    }

    PasswordCheck passwords() {
        return passwords::matches;
    }

    /** Stores what the fact makes due, and which connections there are. */
    void remember(MeetingEvent event, MeetingState after, MetaData metadata) {
        connections.note(event, metadata);
        MeetingTimers.of(event, after).forEach(timer -> scheduled.at(timer.name(), timer.due(), timer.command()));
    }
}
