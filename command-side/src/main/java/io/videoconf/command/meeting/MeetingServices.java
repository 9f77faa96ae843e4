package io.videoconf.command.meeting;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.meeting.admission.PasswordCheck;
import io.videoconf.command.meeting.chat.Messages;
import io.videoconf.command.meeting.connections.ConnectionRegister;
import io.videoconf.command.meeting.door.Door;
import io.videoconf.command.meeting.door.MeetingLimits;
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
    private final Door door;
    private final ChatLog chat;
    private final MeetingLimits limits;

    MeetingServices(
            MeetingNumbers numbers,
            Passwords passwords,
            ScheduledCommands scheduled,
            ConnectionRegister connections,
            Door door,
            ChatLog chat,
            MeetingLimits limits) {
        this.numbers = numbers;
        this.passwords = passwords;
        this.scheduled = scheduled;
        this.connections = connections;
        this.door = door;
        this.chat = chat;
        this.limits = limits;
    }

    Prepared prepare(ScheduleMeeting command) {
        return new Prepared(
                numbers.reserveFor(command.meetingId()),
                hash(command.settings()),
                limits.longestMinutes(command.accountType()));
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

    /** Where the command comes from is known here, and goes no further. */
    PasswordCheck door(Asked<MeetingCommand> asked, MetaData metadata) {
        return door.checkFor(asked, address(metadata));
    }

    private static @Nullable String address(MetaData metadata) {
        Object address = metadata.get(MetadataKeys.ADDRESS_KEY);
        return address == null ? null : address.toString();
    }

    /** What was written in the meeting so far. */
    Messages messages(MeetingId meeting, MeetingState state) {
        return chat.of(meeting, state.sequence());
    }

    /** Stores what the fact makes due, which connections there are, and from where guests come. */
    void remember(MeetingEvent event, MeetingState after, Actor by, MetaData metadata) {
        connections.note(event, metadata);
        door.note(event, by, address(metadata));
        MeetingTimers.of(event, after).forEach(timer -> scheduled.at(timer.name(), timer.due(), timer.command()));
    }
}
