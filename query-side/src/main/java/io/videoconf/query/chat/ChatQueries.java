package io.videoconf.query.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.queries.ListChat;
import io.videoconf.api.meeting.queries.ListChats;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Answers with the chat. Everybody sees the very messages that the log shows them: those to everybody while they
 * belonged to the meeting, and the private ones that they wrote or got.
 */
@Component
class ChatQueries {
    private final ViewCollection messages;
    private final Meetings meetings;

    ChatQueries(ViewCollections collections, Meetings meetings) {
        this.messages = collections.of(ChatDocuments.VIEW);
        this.meetings = meetings;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListChat query) {
        Sight sight = Sight.of(
                query.meetingId(),
                KnownMeeting.of(meetings.readable(query.meetingId(), query.viewer())),
                query.viewer());
        long until = until(query);
        Listing<Document> found = Listings.page(
                messages,
                sight.messages(until),
                () -> sight.count(messages, until),
                Listings.Direction.OLDEST_FIRST,
                query.page(),
                document -> document);
        Map<String, Document> changes = changes(found.rows(), until);
        return new Listing<>(
                found.rows().stream()
                        .map(document -> ChatDocuments.view(document, changes.get(ChatDocuments.target(document))))
                        .toList(),
                found.totalCount(),
                found.hasMore(),
                found.nextCursor());
    }

    /** What became of these messages up to there, read in one go: of each the last that did. */
    private Map<String, Document> changes(List<Document> page, long until) {
        Map<String, Document> last = new HashMap<>();
        List<String> targets = page.stream().map(ChatDocuments::target).toList();
        if (!targets.isEmpty()) {
            messages.scan(
                    and(in(ChatDocuments.TARGET, targets), lte(ChatDocuments.SEQUENCE, until)),
                    Sorts.ascending(ChatDocuments.SEQUENCE),
                    change -> {
                        last.put(change.getString(ChatDocuments.TARGET), change);
                        return true;
                    });
        }
        return last;
    }

    /** Who sees which message never changes afterwards, so how the chat was is how it is up to there. */
    private long until(ListChat query) {
        AsOf point = query.asOf();
        return point == null
                ? Long.MAX_VALUE
                : meetings.asOf(query.meetingId(), point).sequence();
    }

    /** One meeting's stretch is found by its index; those of many are taken from one pass over their messages. */
    @QueryHandler
    @SuppressWarnings("rawtypes") // a handler is found by a class, and this is the one that the asker can name
    Listing on(ListChats query) {
        Map<MeetingId, MeetingState> readable = meetings.readable(query.meetingIds(), query.viewer());
        List<Bson> alternatives = new ArrayList<>(readable.size());
        readable.forEach((id, state) -> alternatives.add(
                Sight.of(id, KnownMeeting.of(state), query.viewer()).messages(query.upTo())));
        Stretches stretches = new Stretches(readable.keySet(), query.page());
        if (alternatives.size() == 1) {
            messages.find(
                            alternatives.getFirst(),
                            Sorts.ascending(Listings.ORDER),
                            query.page().offset(),
                            query.page().limit())
                    .forEach(stretches::put);
        } else if (!alternatives.isEmpty()) {
            messages.scan(or(alternatives), Sorts.ascending(Listings.ORDER), stretches::take);
        }
        Map<String, Document> changes = changes(stretches.documents(), query.upTo());
        return stretches.listing(document -> ChatDocuments.view(document, changes.get(ChatDocuments.target(document))));
    }
}
