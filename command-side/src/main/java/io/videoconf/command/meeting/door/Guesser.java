package io.videoconf.command.meeting.door;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who guesses at a meeting's password, or asks to come in.
 *
 * @param address a digest of the address that they come from; null when unknown
 */
record Guesser(MeetingId meeting, UserId person, @Nullable String address) {
    String personKey() {
        return "p:" + meeting.value() + ":" + person.value();
    }

    @Nullable
    String addressKey() {
        return address == null ? null : "a:" + meeting.value() + ":" + address;
    }

    String meetingKey() {
        return "m:" + meeting.value();
    }

    List<String> keys() {
        return Stream.of(personKey(), addressKey(), meetingKey())
                .filter(Objects::nonNull)
                .toList();
    }
}
