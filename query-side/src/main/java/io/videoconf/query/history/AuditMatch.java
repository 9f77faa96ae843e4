package io.videoconf.query.history;

import io.videoconf.api.audit.AuditFilter;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.Listings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which lines of an audit are asked for. Lives on one thread. */
final class AuditMatch {
    private final AuditFilter filter;
    private final Meetings meetings;
    private final @Nullable String from;
    private final @Nullable String to;

    /** What the person is called in meetings, "" where they are not: facts of meetings name participants, not people. */
    private final Map<String, String> names = new HashMap<>();

    AuditMatch(AuditFilter filter, Meetings meetings) {
        this.filter = filter;
        this.meetings = meetings;
        this.from = bound(filter.from());
        this.to = bound(filter.to());
    }

    private static @Nullable String bound(@Nullable Instant time) {
        return time == null ? null : Listings.order(time, "");
    }

    /** Prepares for lines: one look at the meetings that they are about, where a person is asked for. */
    void meet(Collection<Document> lines) {
        UserId person = filter.person();
        if (person == null) {
            return;
        }
        List<MeetingId> unknown = lines.stream()
                .map(line -> line.getString(HistoryDocuments.ABOUT))
                .filter(Objects::nonNull)
                .filter(meeting -> !names.containsKey(meeting))
                .distinct()
                .map(MeetingId::new)
                .toList();
        unknown.forEach(meeting -> names.put(meeting.value(), ""));
        meetings.findAll(unknown).forEach((meeting, state) -> names.put(meeting.value(), name(state, person)));
    }

    private static String name(MeetingState state, UserId person) {
        KnownMeeting meeting = KnownMeeting.of(state);
        return meeting == null
                ? ""
                : meeting.people()
                        .find(person)
                        .map(participant -> participant.id().value())
                        .orElse("");
    }

    /** Whether this line is asked for. */
    boolean test(String order, Document line) {
        MeetingId meeting = filter.meeting();
        return (from == null || order.compareTo(from) >= 0)
                && (to == null || order.compareTo(to) < 0)
                && (!filter.refusedOnly() || line.getBoolean(HistoryDocuments.REFUSED))
                && (filter.kind() == null
                        || HistoryDocuments.word(filter.kind()).equals(line.getString(HistoryDocuments.KIND)))
                && (filter.type() == null || filter.type().equals(line.getString(HistoryDocuments.TYPE)))
                && (meeting == null || meeting.value().equals(line.getString(HistoryDocuments.ABOUT)))
                && namesThePerson(line);
    }

    private boolean namesThePerson(Document line) {
        UserId person = filter.person();
        if (person == null) {
            return true;
        }
        List<String> named = line.getList(HistoryDocuments.NAMES, String.class);
        String about = line.getString(HistoryDocuments.ABOUT);
        return named.contains(person.value()) || (about != null && named.contains(names.getOrDefault(about, "")));
    }
}
