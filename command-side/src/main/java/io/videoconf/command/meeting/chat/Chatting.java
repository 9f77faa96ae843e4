package io.videoconf.command.meeting.chat;

import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.commands.DeleteChatMessage;
import io.videoconf.api.meeting.commands.EditChatMessage;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.chat.ChatRules.ADeletedMessageStaysDeleted;
import io.videoconf.command.meeting.chat.ChatRules.APrivateMessageFindsItsRecipient;
import io.videoconf.command.meeting.chat.ChatRules.AReplyAnswersAMessage;
import io.videoconf.command.meeting.chat.ChatRules.NobodyWritesToThemselves;
import io.videoconf.command.meeting.chat.ChatRules.OnlyHostsDeleteOthersWords;
import io.videoconf.command.meeting.chat.ChatRules.PeopleEditTheirOwnWords;
import io.videoconf.command.meeting.chat.ChatRules.PeopleWriteWhereTheMeetingAllowsIt;
import io.videoconf.command.meeting.chat.ChatRules.TheMessageExists;
import io.videoconf.command.meeting.chat.ChatRules.WhoIsRestrictedDoesNotWrite;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.WhatIsForbiddenToAllNobodyDoes;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Participating;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * People write to everybody, or to one person.
 */
public final class Chatting {
    private Chatting() {}

    /** Decides whether it is said. */
    public static Decision<MeetingEvent> decide(Asked<SendChatMessage> asked, MeetingState state, Messages messages) {
        MessageId answered = asked.command().message().replyTo();
        ParticipantId recipient = asked.command().message().recipientId();
        return Meetings.inside(
                asked,
                state,
                it -> answering(mayWrite(it), it, answered, messages)
                        .then(() -> recipient == null ? said(asked, it) : said(asked, it, recipient)));
    }

    /** The log is looked into only for who may write at all. */
    private static Check answering(Check may, Participating it, @Nullable MessageId answered, Messages messages) {
        return answered == null || may.no() != null
                ? may
                : may.and(new AReplyAnswersAMessage(it.me().id()), messages.find(answered));
    }

    /** Decides whether a message is written anew. */
    public static Decision<MeetingEvent> edit(Asked<EditChatMessage> asked, MeetingState state, Messages messages) {
        EditChatMessage command = asked.command();
        return Meetings.inside(asked, state, it -> {
            Check may = mayWrite(it);
            return may.then(() -> about(
                    command.messageId(),
                    it,
                    messages,
                    said -> Check.that(new PeopleEditTheirOwnWords(it.me().id()), said)
                            .and(new ADeletedMessageStaysDeleted(), said)
                            .then(() -> said.content().equals(command.content())
                                    ? Decision.alreadySo()
                                    : Decision.accepted(new ChatMessageEdited(
                                            command.meetingId(),
                                            said.message(),
                                            said.sender(),
                                            said.recipient(),
                                            command.content(),
                                            asked.at())))));
        });
    }

    /** Decides whether a message is taken back. Who may not write may still take back. */
    public static Decision<MeetingEvent> delete(Asked<DeleteChatMessage> asked, MeetingState state, Messages messages) {
        DeleteChatMessage command = asked.command();
        return Meetings.inside(
                asked,
                state,
                it -> about(
                        command.messageId(),
                        it,
                        messages,
                        said -> Check.that(new OnlyHostsDeleteOthersWords(it), said)
                                .then(() -> said.deleted()
                                        ? Decision.alreadySo()
                                        : Decision.accepted(new ChatMessageDeleted(
                                                command.meetingId(),
                                                said.message(),
                                                said.sender(),
                                                said.recipient(),
                                                it.me().id(),
                                                asked.at())))));
    }

    private static Decision<MeetingEvent> about(
            MessageId id, Participating it, Messages messages, Function<Messages.Said, Decision<MeetingEvent>> decide) {
        Optional<Messages.Said> said = messages.find(id);
        Check known = Check.that(new TheMessageExists(it.me().id()), said);
        return said.isEmpty() ? known.then(Decision::alreadySo) : known.then(() -> decide.apply(said.get()));
    }

    private static Check mayWrite(Participating it) {
        return Check.that(new PeopleWriteWhereTheMeetingAllowsIt(), it)
                .and(new WhatIsForbiddenToAllNobodyDoes(Restrictions::chat), it)
                .and(new WhoIsRestrictedDoesNotWrite(), it);
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
