package io.videoconf.api.meeting.state;

import io.videoconf.api.meeting.events.EverybodyRestricted;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.OccurrenceBegan;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.PolicyChanged;
import io.videoconf.api.meeting.events.RecurrenceSet;

/** What a meeting lets happen, and when it takes place. */
final class RuleFold {
    private RuleFold() {}

    /** The facts of the meeting after this one; the same when it says nothing of them. */
    static MeetingFacts of(MeetingFacts before, MeetingEvent fact) {
        if (fact instanceof PolicyChanged it) {
            return before.with(it.policy());
        } else if (fact instanceof EverybodyRestricted it) {
            return before.with(it.restrictions());
        } else if (fact instanceof RecurrenceSet it) {
            return before.with(Series.by(it.recurrence(), before.series()));
        } else if (fact instanceof OccurrenceCancelled it) {
            return before.change(series -> series.with(new MovedOccurrence(it.occurrence(), null, null)));
        } else if (fact instanceof OccurrenceMoved it) {
            return before.change(series -> series.with(new MovedOccurrence(it.occurrence(), it.start(), it.end())));
        } else if (fact instanceof OccurrenceBegan it) {
            return before.change(series -> series.begun(it.occurrence()));
        }
        return before;
    }
}
