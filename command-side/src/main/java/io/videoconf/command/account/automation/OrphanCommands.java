package io.videoconf.command.account.automation;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.commands.CloseOrphanedMeeting;
import io.videoconf.api.meeting.commands.EndParticipation;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import io.videoconf.command.platform.ScheduledCommands;

/** What is to be done about the holdings of an account that is out. */
final class OrphanCommands {
    private final ScheduledCommands scheduled;

    OrphanCommands(ScheduledCommands scheduled) {
        this.scheduled = scheduled;
    }

    /** Due since the account went: that is, now. */
    void schedule(Holdings.Orphan orphan) {
        Holding holding = orphan.holding();
        // Several people of one meeting may go at the same moment.
        String name = "account-out:" + holding.kind() + ":" + holding.user();
        scheduled.at(name, orphan.since(), command(orphan));
    }

    private static Object command(Holdings.Orphan orphan) {
        Holding holding = orphan.holding();
        String stream = holding.stream().toString();
        return switch (holding.kind()) {
            case OWNS_MEETING -> new CloseOrphanedMeeting(new MeetingId(stream));
            case OWNS_RECORDING -> new DiscardOrphanedRecording(new RecordingId(stream));
            case IS_IN_MEETING ->
                new EndParticipation(
                        new MeetingId(stream), new UserId(holding.user().toString()), orphan.evidence());
        };
    }
}
