package io.videoconf.query.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.ChatHistory;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Span;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.ViewCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a meeting somebody sees: those to everybody in some stretches of its log, and their own private ones. Every
 * bound is one of the index's order, so that what is seen is counted without looking at a message, but for who came and went often.
 *
 * @param everything whether it is VideoConf itself that looks
 * @param toEverybody the stretches, none of which has a part of another
 * @param party whose private messages, as in {@link ChatDocuments#PARTIES}; null for nobody's
 * @param since the first sequence of any that is seen
 */
record Sight(
        String meeting,
        boolean everything,
        List<Span> toEverybody,
        @Nullable String party,
        long since) {
    private static final List<Span> ALL = List.of(new Span(0, null));

    /** So many stretches are counted one by one, each by its index; who came and went more often has the messages looked at, in one go. */
    private static final int FEW = 4;

    static Sight of(MeetingId id, @Nullable KnownMeeting meeting, Actor viewer) {
        Sight nothing = new Sight(id.value(), viewer.isSystem(), List.of(), null, 0);
        return meeting == null || viewer.isSystem()
                ? nothing
                : meeting.people()
                        .find(viewer.id())
                        .map(person -> of(id, person, meeting.facts().policy().chatHistoryVisible()))
                        .orElse(nothing);
    }

    /** Where the meeting shows newcomers what was written before, it does so while they are in it, or were not put out. */
    private static Sight of(MeetingId id, ParticipantState person, ChatHistory history) {
        boolean before = history == ChatHistory.ALL;
        return new Sight(
                id.value(),
                false,
                before && person.letIn() ? ALL : person.standing().letIn(),
                ChatDocuments.party(id, person.id()),
                before ? 0 : person.standing().knownSince());
    }

    /** The messages that are seen, up to a sequence. */
    Bson messages(long until) {
        Bson all = and(eq(ChatDocuments.MEETING, meeting), upTo(until));
        if (everything) {
            return all;
        }
        List<Bson> alternatives = alternatives(until);
        // The meeting is named also where nothing of it is seen: what no index can find is looked for in all chats.
        return alternatives.isEmpty()
                ? and(eq(ChatDocuments.MEETING, meeting), lt(Listings.ORDER, ""))
                : and(all, or(alternatives));
    }

    /** How many they are. */
    long count(ViewCollection in, long until) {
        List<Bson> alternatives = everything ? List.of() : alternatives(until);
        return everything || alternatives.size() > FEW
                ? in.count(messages(until))
                : alternatives.stream().mapToLong(in::count).sum();
    }

    /** No message fits two of them. */
    private List<Bson> alternatives(long until) {
        List<Bson> alternatives = new ArrayList<>(toEverybody.size() + 1);
        for (Span span : toEverybody) {
            long last = span.until() == null ? until : Math.min(until, span.until() - 1);
            alternatives.add(
                    and(eq(ChatDocuments.TO_EVERYBODY, meeting), from(Math.max(span.from(), since)), upTo(last)));
        }
        if (party != null) {
            alternatives.add(and(eq(ChatDocuments.PARTIES, party), from(since), upTo(until)));
        }
        return alternatives;
    }

    private static Bson from(long sequence) {
        return gte(Listings.ORDER, Listings.order(sequence));
    }

    private static Bson upTo(long sequence) {
        return lte(Listings.ORDER, Listings.order(sequence));
    }
}
