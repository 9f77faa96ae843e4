package io.videoconf.command.meeting.presence;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.commands.CorrectAttendance;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.meeting.deciding.Rule;
import io.videoconf.command.meeting.deciding.Targeted;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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

    /**
     * The owner says who was there, and who is host, or was at the end.
     *
     * @param host who that is; of a meeting that has not begun, the owner
     */
    record OnlyHostsCorrectAttendance(ParticipantId host, ParticipantId owner)
            implements Rule<Optional<ParticipantState>> {
        @Override
        public boolean holds(Optional<ParticipantState> it) {
            return it.filter(me -> me.id().equals(host) || me.id().equals(owner))
                    .isPresent();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Nobody was there before they came, or will have been tomorrow. */
    record APresenceEndsAfterItBegins(Instant now) implements Rule<CorrectAttendance> {
        @Override
        public boolean holds(CorrectAttendance it) {
            return it.to().isAfter(it.from()) && !it.to().isAfter(now);
        }

        @Override
        public Refusal refusal(CorrectAttendance it) {
            return Refusal.of(code(), name()).with("fields", Map.of("to", "must be after from, and not to come"));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }
    }
}
