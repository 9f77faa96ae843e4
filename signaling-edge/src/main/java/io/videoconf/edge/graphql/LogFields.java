package io.videoconf.edge.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.videoconf.api.audit.Purposes;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Readings;
import io.videoconf.edge.rest.Emails;
import io.videoconf.edge.rest.LogJson;
import io.videoconf.edge.stream.MeetingFeed;
import java.util.List;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** A meeting's log: read, followed, audited, and written to by who says something. */
@Controller
class LogFields {
    private static final int MOST_FACTS = 500;
    private static final int USUAL_FACTS = 100;
    private static final int LONGEST_MESSAGE = 4_000;

    private final Commands commands;
    private final Readings readings;
    private final Queries queries;
    private final ProjectionProgress progress;
    private final MeetingFeed feed;

    LogFields(Commands commands, Readings readings, Queries queries, ProjectionProgress progress, MeetingFeed feed) {
        this.commands = commands;
        this.readings = readings;
        this.queries = queries;
        this.progress = progress;
        this.feed = feed;
    }

    @QueryMapping
    Mono<List<ObjectNode>> meetingEvents(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        MeetingId meeting = ask.meeting();
        long after = ask.fields().number("after", 0, Long.MAX_VALUE).or(0L);
        int limit = ask.fields().count("limit", 1, MOST_FACTS).or(USUAL_FACTS);
        ask.complete();
        Asker asker = ask.asker();
        return feed.meeting(meeting, asker.origin())
                .zipWhen(_ ->
                        queries.ask(new ReadLog(meeting, asker.actor(), after, limit), LogPage.class, asker.origin()))
                .map(both -> entries(both.getT1(), both.getT2(), asker));
    }

    private static List<ObjectNode> entries(MeetingView view, LogPage page, Asker asker) {
        boolean emails = Emails.areShown(view, asker.actor());
        return page.entries().stream()
                .map(entry -> LogJson.entry(entry, emails))
                .toList();
    }

    @SubscriptionMapping("meetingEvents")
    Flux<ObjectNode> follow(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        MeetingId meeting = ask.meeting();
        long after = ask.fields().number("after", 0, Long.MAX_VALUE).or(0L);
        ask.complete();
        Asker asker = ask.asker();
        return feed.meeting(meeting, asker.origin())
                .flatMapMany(view -> MeetingFeed.isOver(view, after)
                        ? Flux.<MeetingFeed.Told>empty()
                        : feed.follow(asker.caller(), asker.origin(), meeting, after))
                .map(told -> LogJson.entry(told.entry(), told.emails()))
                .onErrorMap(Denied.class, denied -> new GraphErrors.BrokenOff(denied, asker.requestId()));
    }

    @QueryMapping
    Mono<List<ObjectNode>> meetingHistory(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        MeetingId meeting = ask.meeting();
        Page page = ask.page();
        String purpose = ask.fields()
                .text("purpose", Purposes.SHORTEST, Purposes.LONGEST)
                .orNull();
        ask.complete();
        Asker asker = ask.asker();
        return readings.ofMeeting(meeting, purpose, ask.sending())
                .map(onRecord -> new ReadHistory(meeting, asker.actor(), onRecord, page))
                .flatMap(query -> queries.list(query, HistoryEntry.class, asker.origin()))
                .map(found -> found.rows().stream().map(LogJson::history).toList());
    }

    @MutationMapping
    Mono<ChatMessageView> sendChatMessage(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        ChatMessage message = new ChatMessage(
                MessageId.fresh(),
                ask.fields().word("type", ChatMessageType.class).or(ChatMessageType.TEXT),
                ask.fields().text("content", 1, LONGEST_MESSAGE).required(),
                ask.fields().id("reply_to", MessageId::new).orNull(),
                ask.fields().id("recipient_id", ParticipantId::new).orNull());
        SendChatMessage command = new SendChatMessage(ask.meeting(), message);
        ask.complete();
        return commands.send(command, ask.sending())
                .flatMap(receipt -> progress.caughtUp(receipt).then(Mono.defer(() -> sent(ask, receipt))));
    }

    /** As the log tells it: a repeated request was carried out under the id of the first one. */
    private Mono<ChatMessageView> sent(Ask ask, Receipt receipt) {
        MeetingId meeting = new MeetingId(receipt.stream());
        Asker asker = ask.asker();
        return queries.ask(new ReadLog(meeting, asker.actor(), receipt.version() - 1, 1), LogPage.class, asker.origin())
                .flatMapIterable(LogPage::entries)
                .filter(entry -> entry.event() instanceof ChatMessageSent)
                .next()
                .map(entry -> shown((ChatMessageSent) entry.event(), entry.sequence()))
                .switchIfEmpty(
                        Mono.error(() -> new Denied(Refusal.of(RefusalCode.EVENT_STORE_UNAVAILABLE, "ViewsFollow"))));
    }

    private static ChatMessageView shown(ChatMessageSent it, long sequence) {
        return new ChatMessageView(
                it.messageId(),
                it.senderId(),
                it.senderName(),
                it.content(),
                it.type(),
                it.replyTo(),
                it.recipientId() != null,
                it.recipientId(),
                it.at(),
                sequence,
                null,
                null);
    }
}
