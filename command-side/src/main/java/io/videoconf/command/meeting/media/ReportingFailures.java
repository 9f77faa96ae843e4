package io.videoconf.command.meeting.media;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.commands.ReportConnection;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.media.MediaRules.OnlyMediaFailuresAreReported;

/**
 * A client's media fail, and it says so.
 */
public final class ReportingFailures {
    private ReportingFailures() {}

    /** Decides whether it becomes a fact. */
    public static Decision<MeetingEvent> decide(Asked<ReportConnection> asked, MeetingState state) {
        ReportConnection command = asked.command();
        return Meetings.inside(asked, state, it -> {
            ParticipantId peer = command.peer();
            boolean unknown = peer != null && it.live().roster().find(peer).isEmpty();
            return Check.that(new OnlyMediaFailuresAreReported(), command.code())
                    .then(() -> peer != null && unknown
                            ? Decision.refused(Meetings.nobody(peer))
                            : Decision.accepted(new ConnectionReported(
                                    command.meetingId(),
                                    it.me().id(),
                                    command.code(),
                                    peer,
                                    command.detail(),
                                    asked.at())));
        });
    }
}
