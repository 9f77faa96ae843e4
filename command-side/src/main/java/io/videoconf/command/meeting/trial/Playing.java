package io.videoconf.command.meeting.trial;

import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Instant;
import java.util.List;

/** How meetings are decided: the very functions that decided them. */
public interface Playing {
    /** What a command comes to. */
    Decision<MeetingEvent> decide(Asked<? extends MeetingCommand> asked, MeetingState state);

    /** What a fact makes due. */
    List<Due> due(MeetingEvent fact, MeetingState after);

    /** A command that is due. */
    record Due(Instant at, MeetingCommand command) {}
}
