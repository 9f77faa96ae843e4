package io.videoconf.command.meeting.chat;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was written before. A meeting keeps no copy of its chat: it is looked up in the log.
 */
@FunctionalInterface
public interface Messages {
    /** Nothing was. */
    Messages NONE = _ -> Optional.empty();

    /** A message as it is now. */
    Optional<Said> find(MessageId message);

    /**
     * A message.
     *
     * @param recipient null when it was for everybody
     */
    record Said(
            MessageId message,
            ParticipantId sender,
            @Nullable ParticipantId recipient,
            String content,
            boolean deleted) {
        /** The message after one more fact; the same when the fact is about another, or none. */
        public Said after(MeetingEvent fact) {
            if (fact instanceof ChatMessageEdited it && it.messageId().equals(message)) {
                return new Said(message, sender, recipient, it.content(), deleted);
            }
            boolean gone =
                    fact instanceof ChatMessageDeleted it && it.messageId().equals(message);
            return gone ? new Said(message, sender, recipient, "", true) : this;
        }

        /** The message that this fact is. */
        public static Said of(ChatMessageSent fact) {
            return new Said(fact.messageId(), fact.senderId(), fact.recipientId(), fact.content(), false);
        }

        /** Written to everybody, or by or to this person. */
        boolean isFor(ParticipantId person) {
            return recipient == null || recipient.equals(person) || sender.equals(person);
        }
    }
}
