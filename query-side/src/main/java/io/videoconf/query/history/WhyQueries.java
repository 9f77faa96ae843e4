package io.videoconf.query.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.ExplainParticipant;
import io.videoconf.api.meeting.state.FieldValues;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.ExplanationView;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.Refusals;
import io.videoconf.query.kernel.ViewCollection;
import io.videoconf.query.kernel.ViewCollections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers why something is so with a participant. */
@Component
class WhyQueries {
    /** Facts that are folded at once, from one checkpoint to the next. */
    private static final int STRETCH = 500;

    /** Refusals that are told, the last ones: somebody who asks without end must not make the answer endless. */
    private static final int MOST_REFUSALS = 200;

    private final ViewCollection entries;
    private final Overseers overseers;
    private final Meetings meetings;
    private final EventStreams streams;

    WhyQueries(ViewCollections collections, Overseers overseers, Meetings meetings, EventStreams streams) {
        this.entries = collections.of(HistoryDocuments.VIEW);
        this.overseers = overseers;
        this.meetings = meetings;
        this.streams = streams;
    }

    @QueryHandler
    ExplanationView on(ExplainParticipant query) {
        MeetingState now = overseers.require(query.meetingId(), query.viewer(), query.onRecord());
        AsOf point = query.asOf();
        MeetingState then = point == null ? now : meetings.asOf(query.meetingId(), point);
        ParticipantState person = person(then, query);
        Map<String, Object> value = FieldValues.of(then, person.id(), query.field());
        if (value == null) {
            throw unknown();
        }
        Chain chain = chain(query, then.sequence());
        return new ExplanationView(
                query.meetingId(),
                query.participantId(),
                query.field(),
                then.sequence(),
                value,
                chain.links(),
                refused(query, person, chain.changedBefore(), next(query.meetingId(), then.sequence())));
    }

    private static ParticipantState person(MeetingState then, ExplainParticipant query) {
        KnownMeeting meeting = KnownMeeting.of(then);
        if (meeting == null) {
            throw unknown();
        }
        return meeting.people().find(query.participantId()).orElseThrow(WhyQueries::unknown);
    }

    private static RuntimeException unknown() {
        return Refusals.refused(RefusalCode.PARTICIPANT_NOT_FOUND, "TheMeetingKnowsTheParticipant");
    }

    private Chain chain(ExplainParticipant query, long newest) {
        Chain chain = new Chain(query.participantId(), query.field());
        long until = newest;
        while (until > 0 && !chain.isComplete()) {
            long after = until - 1 - (until - 1) % STRETCH;
            List<Chain.Step> steps = new ArrayList<>(STRETCH);
            meetings.retrace(
                    query.meetingId(),
                    after,
                    until,
                    (fact, before, next) -> steps.add(chain.step(fact, before.state(), next.state())));
            steps.reversed().stream().takeWhile(_ -> !chain.isComplete()).forEach(chain::back);
            until = after;
        }
        return chain;
    }

    /** When the fact after this one came about; null when there is none. */
    private @Nullable Instant next(MeetingId meeting, long sequence) {
        List<Instant> times = new ArrayList<>(1);
        streams.read(meeting.value(), sequence, MeetingEvent.class, fact -> {
            times.add(fact.event().at());
            return false;
        });
        return times.isEmpty() ? null : times.getFirst();
    }

    /** What was refused since the value before came about, until the next fact. */
    private List<HistoryEntry> refused(
            ExplainParticipant query, ParticipantState person, @Nullable Instant since, @Nullable Instant until) {
        List<Bson> filter = new ArrayList<>();
        filter.add(eq(HistoryDocuments.MEETING, query.meetingId().value()));
        filter.add(eq(HistoryDocuments.REFUSED, true));
        if (since != null) {
            filter.add(gte(Listings.ORDER, Listings.order(since, "")));
        }
        if (until != null) {
            filter.add(lt(Listings.ORDER, Listings.order(until, "")));
        }
        return entries.find(and(filter), Sorts.descending(Listings.ORDER), 0, MOST_REFUSALS).reversed().stream()
                .map(HistoryDocuments::decode)
                .filter(entry -> Attempts.concerns(entry, person, query.field()))
                .toList();
    }
}
