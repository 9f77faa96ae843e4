package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The log of a meeting in which much was said, every tenth time to one person only; it counts what is read of it. */
final class LongMeeting {
    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");

    final MeetingId id = MeetingId.fresh();
    final List<Member> people;
    /** After which sequence each page was asked for. */
    final List<Long> asked = new CopyOnWriteArrayList<>();

    private final List<MeetingEvent> facts = new ArrayList<>();
    private final List<ParticipantId> names = new ArrayList<>();
    private final Map<Long, MeetingState> states = new ConcurrentHashMap<>();
    private final AtomicLong read = new AtomicLong();
    private MeetingState newest = NoMeeting.YET;

    /**
     * Of so many people, who come one after the other.
     *
     * @param length how many facts it has in the end
     */
    LongMeeting(int people, int length) {
        this.people = IntStream.range(0, people)
                .mapToObj(_ -> new Member(new Notebook(), UserId.fresh(), id, ConnectionId.fresh()))
                .toList();
        add(Crowd.scheduled(id));
        add(new MeetingStarted(id, TIME));
        for (Member member : this.people) {
            ParticipantId name = ParticipantId.fresh();
            names.add(name);
            add(Crowd.joined(member, name, "Person " + names.size()));
            member.participant = name;
        }
        while (facts.size() < length) {
            says();
        }
    }

    /** Somebody says one thing more. */
    synchronized LogEntry says() {
        int number = facts.size();
        ParticipantId sender = names.get(number % names.size());
        ParticipantId only = number % 10 == 0 ? names.get((number / 10) % names.size()) : null;
        return add(Crowd.said(id, sender, "words " + number, only));
    }

    private LogEntry add(MeetingEvent event) {
        facts.add(event);
        newest = MeetingFold.evolve(newest, event);
        return entry(facts.size());
    }

    private LogEntry entry(long sequence) {
        return new LogEntry("e" + sequence, sequence, sequence - 1, "any", TIME, null, facts.get((int) sequence - 1));
    }

    synchronized MeetingState newest() {
        return newest;
    }

    /** As the views keep it: how it was costs no reading of the log. */
    synchronized MeetingState asOf(long sequence) {
        return states.computeIfAbsent(
                sequence,
                until -> facts.subList(0, until.intValue()).stream()
                        .reduce((MeetingState) NoMeeting.YET, MeetingFold::evolve, (_, last) -> last));
    }

    synchronized LogPage page(ReadLog query) {
        asked.add(query.after());
        long last = Math.min(facts.size(), query.after() + query.limit());
        List<LogEntry> entries = LongStream.rangeClosed(query.after() + 1, last)
                .mapToObj(this::entry)
                .toList();
        read.addAndGet(entries.size());
        return new LogPage(entries, last, last < facts.size());
    }

    /** How many facts were read. */
    long read() {
        return read.get();
    }

    /** The sequences of what somebody sees. */
    synchronized List<Long> seenBy(Member member) {
        return LongStream.rangeClosed(1, facts.size())
                .filter(sequence -> LogVisibility.sees(newest, member.user, sequence, facts.get((int) sequence - 1)))
                .boxed()
                .toList();
    }
}
