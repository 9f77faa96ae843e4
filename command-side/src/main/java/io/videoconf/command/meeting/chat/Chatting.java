package io.videoconf.command.meeting.chat;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.chat.ChatRules.APrivateMessageFindsItsRecipient;
import io.videoconf.command.meeting.chat.ChatRules.NobodyWritesToThemselves;
import io.videoconf.command.meeting.chat.ChatRules.PeopleWriteWhereTheMeetingAllowsIt;
import io.videoconf.command.meeting.chat.ChatRules.WhoIsRestrictedDoesNotWrite;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Participating;
import java.util.Objects;

/**
 * People write to everybody, or to one person.
 */
public final class Chatting {
    private Chatting() {}

    /** Decides whether it is said. */
    public static Decision<MeetingEvent> decide(Asked<SendChatMessage> asked, MeetingState state) {
        ParticipantId recipient = asked.command().message().recipientId();
        return Meetings.inside(
                asked,
                state,
                it -> Check.that(new PeopleWriteWhereTheMeetingAllowsIt(), it)
                        .and(new WhoIsRestrictedDoesNotWrite(), it)
                        .then(() -> recipient == null ? said(asked, it) : said(asked, it, recipient)));
    }

    private static Decision<MeetingEvent> said(
            Asked<SendChatMessage> asked, Participating it, ParticipantId recipient) {
        return Meetings.about(
                recipient,
                it.live().roster(),
                it.caller(),
                to -> Check.that(new APrivateMessageFindsItsRecipient(), to.target())
                        .and(new NobodyWritesToThemselves(it.me().id()), to.target())
                        .then(() -> said(asked, it)));
    }

    private static Decision<MeetingEvent> said(Asked<SendChatMessage> asked, Participating it) {
        ChatMessage message = asked.command().message();
        return Decision.accepted(new ChatMessageSent(
                asked.command().meetingId(),
                message.messageId(),
                it.me().id(),
                Objects.requireNonNullElse(it.me().person().displayName(), ""),
                message.type(),
                message.content(),
                message.replyTo(),
                message.recipientId(),
                asked.at()));
    }
}
