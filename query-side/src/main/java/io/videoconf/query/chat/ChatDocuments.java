package io.videoconf.query.chat;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.query.kernel.Listings;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Messages as documents, and back. Their ids are those of the events: a message's own is chosen by who sent it. */
final class ChatDocuments {
    static final String VIEW = "chat";
    static final String MEETING = "meeting";
    static final String SENDER = "sender";
    static final String SEQUENCE = "sequence";

    /** Of a message to everybody, its meeting once more; private messages do not have it. */
    static final String TO_EVERYBODY = "to_everybody";

    /** Of a private message, who wrote and who got it, each as {@link #party}. */
    static final String PARTIES = "parties";

    private static final String MESSAGE = "message";
    private static final String SENDER_NAME = "sender_name";
    private static final String RECIPIENT = "recipient";
    private static final String TYPE = "type";
    private static final String CONTENT = "content";
    private static final String REPLY_TO = "reply_to";
    private static final String AT = "at";
    /** In the place of {@link #MEETING} for what became of a message: lists of messages must not have it. */
    static final String TARGET = "target";

    private static final String DELETED = "deleted";

    private ChatDocuments() {}

    static Document encode(ChatMessageSent it, long sequence) {
        MessageId replyTo = it.replyTo();
        ParticipantId recipient = it.recipientId();
        Document message = new Document(MEETING, it.meetingId().value())
                .append(Listings.ORDER, Listings.order(sequence))
                .append(SEQUENCE, sequence)
                .append(MESSAGE, it.messageId().value())
                .append(SENDER, it.senderId().value())
                .append(SENDER_NAME, it.senderName())
                .append(TYPE, it.type().name())
                .append(CONTENT, it.content())
                .append(REPLY_TO, replyTo == null ? null : replyTo.value())
                .append(RECIPIENT, recipient == null ? null : recipient.value())
                .append(AT, it.at().toString());
        return recipient == null
                ? message.append(TO_EVERYBODY, it.meetingId().value())
                : message.append(
                        PARTIES, List.of(party(it.meetingId(), it.senderId()), party(it.meetingId(), recipient)));
    }

    /** Somebody in a meeting. */
    static String party(MeetingId meeting, ParticipantId person) {
        return meeting.value() + ":" + person.value();
    }

    /** The message that something became of, in which meeting. */
    static String target(Document message) {
        return message.getString(MEETING) + ":" + message.getString(MESSAGE);
    }

    static Document encode(ChatMessageEdited it, long sequence) {
        return change(it.meetingId(), it.messageId(), it.at(), sequence).append(CONTENT, it.content());
    }

    static Document encode(ChatMessageDeleted it, long sequence) {
        return change(it.meetingId(), it.messageId(), it.at(), sequence).append(DELETED, true);
    }

    private static Document change(MeetingId meeting, MessageId message, Instant at, long sequence) {
        return new Document(TARGET, meeting.value() + ":" + message.value())
                .append(SEQUENCE, sequence)
                .append(AT, at.toString());
    }

    /** The message as it is now. */
    static ChatMessageView view(Document document, @Nullable Document change) {
        ChatMessageView written = view(document);
        if (change == null) {
            return written;
        }
        Instant at = Instant.parse(change.getString(AT));
        boolean deleted = change.getBoolean(DELETED, false);
        return new ChatMessageView(
                written.messageId(),
                written.senderId(),
                written.senderName(),
                deleted ? null : change.getString(CONTENT),
                written.type(),
                written.replyTo(),
                written.isPrivate(),
                written.recipientId(),
                written.timestamp(),
                written.sequence(),
                deleted ? null : at,
                deleted ? at : null);
    }

    private static ChatMessageView view(Document document) {
        String replyTo = document.getString(REPLY_TO);
        String recipient = document.getString(RECIPIENT);
        return new ChatMessageView(
                new MessageId(document.getString(MESSAGE)),
                new ParticipantId(document.getString(SENDER)),
                document.getString(SENDER_NAME),
                document.getString(CONTENT),
                ChatMessageType.valueOf(document.getString(TYPE)),
                replyTo == null ? null : new MessageId(replyTo),
                recipient != null,
                participant(recipient),
                Instant.parse(document.getString(AT)),
                document.getLong(SEQUENCE),
                null,
                null);
    }

    private static @Nullable ParticipantId participant(@Nullable String id) {
        return id == null ? null : new ParticipantId(id);
    }
}
