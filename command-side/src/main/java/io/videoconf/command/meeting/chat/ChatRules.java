package io.videoconf.command.meeting.chat;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.meeting.deciding.Participating;
import io.videoconf.command.meeting.deciding.Rule;
import java.util.Map;
import java.util.Optional;

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

    /** What is changed or answered was written, to who asks or to everybody. */
    record TheMessageExists(ParticipantId reader) implements Rule<Optional<Messages.Said>> {
        @Override
        public boolean holds(Optional<Messages.Said> it) {
            return it.filter(said -> said.isFor(reader)).isPresent();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.NOT_FOUND;
        }
    }

    /** An answer is to something that can be read. */
    record AReplyAnswersAMessage(ParticipantId reader) implements Rule<Optional<Messages.Said>> {
        @Override
        public boolean holds(Optional<Messages.Said> it) {
            return it.filter(said -> said.isFor(reader) && !said.deleted()).isPresent();
        }

        @Override
        public Refusal refusal(Optional<Messages.Said> it) {
            return Refusal.of(code(), name())
                    .with("fields", Map.of("message.reply_to", "must be a message that you can read"));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.VALIDATION_FAILED;
        }
    }

    /** Nobody puts words into other people's mouths. */
    record PeopleEditTheirOwnWords(ParticipantId editor) implements Rule<Messages.Said> {
        @Override
        public boolean holds(Messages.Said it) {
            return it.sender().equals(editor);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** People take back what they wrote; who moderates, what anybody wrote to everybody. */
    record OnlyHostsDeleteOthersWords(Participating by) implements Rule<Messages.Said> {
        @Override
        public boolean holds(Messages.Said it) {
            return it.sender().equals(by.me().id()) || (by.caller().moderates() && it.recipient() == null);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** What was taken back is not written anew. */
    record ADeletedMessageStaysDeleted() implements Rule<Messages.Said> {
        @Override
        public boolean holds(Messages.Said it) {
            return !it.deleted();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_STATE;
        }
    }
}
