package io.videoconf.command.account.automation;

import java.util.UUID;

/** Something that an account has, or where it is. */
record Holding(UUID user, Kind kind, UUID stream) {
    enum Kind {
        /** Owns this meeting, which is not over. */
        OWNS_MEETING,
        /** Owns this recording, which was not deleted. */
        OWNS_RECORDING,
        /** Is in this meeting, or waits there. */
        IS_IN_MEETING
    }
}
