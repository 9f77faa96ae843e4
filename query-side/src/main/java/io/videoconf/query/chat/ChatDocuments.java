package io.videoconf.query.chat;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.query.kernel.Listings;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Messages as documents, and back. Their ids are those of the events: a message's own is chosen by who sent it. */
final class ChatDocuments {
    static final String VIEW = "chat";
    static final String MEETING = "meeting";
    static final String SENDER = "sender";
    static final String RECIPIENT = "recipient";
    static final String SEQUENCE = "sequence";

    private static final String MESSAGE = "message";
    private static final String SENDER_NAME = "sender_name";
    private static final String TYPE = "type";
    private static final String CONTENT = "content";
    private static final String REPLY_TO = "reply_to";
    private static final String AT = "at";

    private ChatDocuments() {}

    static Document encode(ChatMessageSent it, long sequence) {
        MessageId replyTo = it.replyTo();
        ParticipantId recipient = it.recipientId();
        return new Document(MEETING, it.meetingId().value())
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
    }

    static ChatMessageView view(Document document) {
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
                document.getLong(SEQUENCE));
    }

    private static @Nullable ParticipantId participant(@Nullable String id) {
        return id == null ? null : new ParticipantId(id);
    }
}
