package io.videoconf.command.meeting.trial;

import io.videoconf.api.kernel.Origin;
import io.videoconf.api.meeting.events.MeetingEvent;

/** A fact with where it came from. Facts of one command have one origin and one time. */
public record Recorded(MeetingEvent fact, Origin origin) {

    boolean isOfOneCommandWith(Recorded other) {
        return fact.at().equals(other.fact().at())
                && origin.requestId().equals(other.origin().requestId())
                && origin.actor().id().equals(other.origin().actor().id());
    }
}
