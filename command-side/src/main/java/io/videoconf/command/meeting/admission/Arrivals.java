package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Person;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of coming in. */
final class Arrivals {
    /** What a device can do that has not said so. */
    private static final Capabilities UNKNOWN = new Capabilities(false, true, false);

    private Arrivals() {}

    static ParticipantStartedWaiting waiting(Visitor visitor) {
        JoinMeeting command = visitor.command();
        return new ParticipantStartedWaiting(
                command.meetingId(),
                visitor.id(),
                visitor.actor().id(),
                visitor.actor().tenant(),
                visitor.actor().kind(),
                command.introduction().displayName(),
                visitor.email(),
                command.introduction().avatarUrl(),
                command.introduction().deviceType(),
                command.capabilities(),
                command.connectionId(),
                visitor.now());
    }

    /** Let in ahead of connecting. */
    static ParticipantAdmitted admitted(Visitor visitor) {
        JoinMeeting command = visitor.command();
        return new ParticipantAdmitted(
                command.meetingId(),
                visitor.id(),
                visitor.actor().id(),
                visitor.actor().tenant(),
                visitor.actor().kind(),
                command.introduction().displayName(),
                visitor.email(),
                visitor.role(),
                null,
                visitor.now());
    }

    static ParticipantJoined joined(LiveMeeting live, Visitor visitor, ConnectionId connection) {
        JoinMeeting command = visitor.command();
        Introduction introduction = command.introduction();
        Restrictions restrictions = visitor.known() == null
                ? Restrictions.NONE
                : visitor.known().standing().restrictions();
        Media media = Media.of(live, visitor.role(), restrictions, command.capabilities());
        return new ParticipantJoined(
                command.meetingId(),
                visitor.id(),
                visitor.actor().id(),
                visitor.actor().tenant(),
                visitor.actor().kind(),
                introduction.displayName(),
                visitor.email(),
                introduction.avatarUrl(),
                introduction.deviceType(),
                command.capabilities(),
                visitor.role(),
                media.muted(),
                media.videoOn(),
                connection,
                visitor.now());
    }

    /** Let in by somebody out of the waiting room. */
    static ParticipantAdmitted admitted(
            MeetingId meeting, ParticipantState waiting, @Nullable ParticipantId by, Instant at) {
        Person person = waiting.person();
        return new ParticipantAdmitted(
                meeting,
                waiting.id(),
                known(person.userId()),
                known(person.tenantId()),
                known(person.kind()),
                Objects.requireNonNullElse(person.displayName(), ""),
                person.email(),
                waiting.role(),
                by,
                at);
    }

    /** Comes in over the connection with which they waited. */
    static ParticipantJoined joined(LiveMeeting live, ParticipantState waiting, ConnectionId connection, Instant at) {
        Person person = waiting.person();
        Capabilities capabilities = Objects.requireNonNullElse(person.capabilities(), UNKNOWN);
        Media media = Media.of(live, waiting.role(), waiting.standing().restrictions(), capabilities);
        return new ParticipantJoined(
                live.facts().meetingId(),
                waiting.id(),
                known(person.userId()),
                known(person.tenantId()),
                known(person.kind()),
                Objects.requireNonNullElse(person.displayName(), ""),
                person.email(),
                person.avatarUrl(),
                person.deviceType(),
                capabilities,
                waiting.role(),
                media.muted(),
                media.videoOn(),
                connection,
                at);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value, "who waits is known: the fact of waiting says who it is");
    }

    /** What somebody sends on coming in: no more than the device, the rules and the role allow. */
    private record Media(boolean muted, boolean videoOn) {
        static Media of(LiveMeeting live, ParticipantRole role, Restrictions no, Capabilities device) {
            boolean quiet = live.facts().settings().muteOnEntry() || !live.allowSelfUnmute();
            boolean viewer = role == ParticipantRole.VIEWER;
            Restrictions all =
                    role.moderates() ? Restrictions.NONE : live.facts().everybody();
            boolean muted = !device.audio() || no.audio() || all.audio() || viewer || (quiet && !role.moderates());
            return new Media(muted, device.video() && !no.video() && !all.video() && !viewer);
        }
    }
}
