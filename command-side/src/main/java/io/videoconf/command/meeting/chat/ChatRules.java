package io.videoconf.command.meeting.chat;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.meeting.deciding.Participating;
import io.videoconf.command.meeting.deciding.Rule;
import java.util.Map;

/** The rules of writing. */
final class ChatRules {
    private ChatRules() {}

    /** In a meeting without chat nobody writes. */
    record PeopleWriteWhereTheMeetingAllowsIt() implements Rule<Participating> {
        @Override
        public boolean holds(Participating it) {
            return it.live().facts().settings().chatEnabled();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.PARTICIPANT_RESTRICTED;
        }
    }

    /** Who was forbidden to write does not write. */
    record WhoIsRestrictedDoesNotWrite() implements Rule<Participating> {
        @Override
        public boolean holds(Participating it) {
            return !it.me().standing().restrictions().chat();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.PARTICIPANT_RESTRICTED;
        }
    }

    /** A private message goes to somebody who belongs to the meeting. */
    record APrivateMessageFindsItsRecipient() implements Rule<ParticipantState> {
        @Override
        public boolean holds(ParticipantState it) {
            return it.letIn();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.PARTICIPANT_NOT_FOUND;
        }
    }

    /** A private message is for somebody else. */
    record NobodyWritesToThemselves(ParticipantId sender) implements Rule<ParticipantState> {
        @Override
        public boolean holds(ParticipantState it) {
            return !it.id().equals(sender);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }

        @Override
        public Refusal refusal(ParticipantState it) {
            return Refusal.of(code(), name()).with("fields", Map.of("message.recipient_id", "must be somebody else"));
        }
    }
}
