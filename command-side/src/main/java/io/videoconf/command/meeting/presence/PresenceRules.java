package io.videoconf.command.meeting.presence;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.meeting.deciding.Rule;
import io.videoconf.command.meeting.deciding.Targeted;

/** The rules of being there. */
final class PresenceRules {
    private PresenceRules() {}

    /** An edge speaks for the person whose connection it had, or for VideoConf. */
    record OnlyOnesOwnConnectionIsLost() implements Rule<Targeted> {
        @Override
        public boolean holds(Targeted it) {
            return it.caller().actor().isSystem() || it.atSelf();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }
}
