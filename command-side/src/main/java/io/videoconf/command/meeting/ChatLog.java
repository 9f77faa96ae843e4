package io.videoconf.command.meeting;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.command.meeting.chat.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Looks a message up in the log, from its end on: most messages that are changed or answered were written a moment ago.
 */
@Component
final class ChatLog {
    private static final long FIRST_LOOK = 256;

    private final EventStore store;

    ChatLog(EventStore store) {
        this.store = store;
    }

    /**
     * The messages of a meeting.
     *
     * @param facts how many it has
     */
    Messages of(MeetingId meeting, long facts) {
        return message -> find(meeting, facts, message);
    }

    private Optional<Messages.Said> find(MeetingId meeting, long facts, MessageId message) {
        long until = facts;
        List<MeetingEvent> later = new ArrayList<>();
        for (long window = FIRST_LOOK; until > 0; window *= 4) {
            long from = Math.max(0, until - window);
            List<MeetingEvent> look = read(meeting, from, until, message);
            look.addAll(later);
            if (!look.isEmpty() && look.getFirst() instanceof ChatMessageSent sent) {
                Messages.Said said = Messages.Said.of(sent);
                for (MeetingEvent fact : look) {
                    said = said.after(fact);
                }
                return Optional.of(said);
            }
            later = look;
            until = from;
        }
        return Optional.empty();
    }

    /** What is about the message among the facts from one place up to another, in order. */
    private List<MeetingEvent> read(MeetingId meeting, long from, long until, MessageId message) {
        List<MeetingEvent> about = new ArrayList<>();
        DomainEventStream events = store.readEvents(meeting.value(), from);
        while (events.hasNext() && events.peek().getSequenceNumber() < until) {
            if (events.next().getPayload() instanceof MeetingEvent fact && isAbout(fact, message)) {
                about.add(fact);
            }
        }
        return about;
    }

    private static boolean isAbout(MeetingEvent fact, MessageId message) {
        return (fact instanceof ChatMessageSent sent && sent.messageId().equals(message))
                || (fact instanceof ChatMessageEdited edited
                        && edited.messageId().equals(message))
                || (fact instanceof ChatMessageDeleted deleted
                        && deleted.messageId().equals(message));
    }
}
