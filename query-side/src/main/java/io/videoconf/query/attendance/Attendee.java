package io.videoconf.query.attendance;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.ParticipantJoined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One person's presences, in order. */
record Attendee(ParticipantId participantId, UserId userId, String displayName, List<Stay> stays) {
    Attendee {
        stays = List.copyOf(stays);
    }

    static Attendee of(ParticipantJoined fact) {
        return new Attendee(fact.participantId(), fact.userId(), fact.displayName(), List.of(Stay.begun(fact.at())));
    }

    /** Under the name of this time; a new presence, unless one lasts. */
    Attendee joined(ParticipantJoined fact) {
        List<Stay> more = new ArrayList<>(stays);
        if (stays.getLast().lasts()) {
            more.set(more.size() - 1, stays.getLast().back(fact.at()));
        } else {
            more.add(Stay.begun(fact.at()));
        }
        return new Attendee(participantId, fact.userId(), fact.displayName(), more);
    }

    Attendee lost(Instant at, Evidence how) {
        return present(stay -> stay.lost(at, how));
    }

    Attendee back(Instant at) {
        return present(stay -> stay.back(at));
    }

    Attendee gone(Instant at, Evidence how) {
        return present(stay -> stay.ended(at, how));
    }

    private Attendee present(UnaryOperator<Stay> change) {
        if (!stays.getLast().lasts()) {
            return this;
        }
        List<Stay> changed = new ArrayList<>(stays);
        changed.set(changed.size() - 1, change.apply(stays.getLast()));
        return new Attendee(participantId, userId, displayName, changed);
    }
}
