package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import org.jspecify.annotations.Nullable;

/**
 * The host role of a running meeting.
 *
 * @param holder who has the role now, there or not
 * @param rightful who has it back on return: the owner, or whom it was handed to for good
 * @param grace while a lost host may come back; null otherwise
 * @param absence while the host is gone and nobody may take over; null otherwise
 */
public record HostSeat(
        ParticipantId holder,
        ParticipantId rightful,
        @Nullable HostGrace grace,
        @Nullable HostAbsence absence) {

    static HostSeat of(ParticipantId owner) {
        return new HostSeat(owner, owner, null, null);
    }

    HostSeat waitingFor(HostGrace started) {
        return new HostSeat(holder, rightful, started, absence);
    }

    HostSeat empty(HostAbsence began) {
        return new HostSeat(holder, rightful, null, began);
    }

    HostSeat arrived(ParticipantId person) {
        return person.equals(holder) ? new HostSeat(holder, rightful, null, null) : this;
    }

    /** Whose right to the role was ended, by being put out or given another role: it is the owner's again. */
    HostSeat forgoneBy(ParticipantId person, ParticipantId owner) {
        return person.equals(rightful) ? new HostSeat(holder, owner, grace, absence) : this;
    }

    HostSeat assumedBy(ParticipantId successor) {
        return new HostSeat(successor, rightful, null, null);
    }

    HostSeat handedTo(ParticipantId successor) {
        return new HostSeat(successor, successor, null, null);
    }
}
