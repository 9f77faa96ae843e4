package io.videoconf.query.meeting;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.access.People;
import io.videoconf.query.kernel.Past;
import io.videoconf.query.kernel.Refusals;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Meetings, for those who may know of them. To everybody else they do not exist. */
@Component
final class ReadableMeetings implements Meetings {
    private static final String RULE = "OnlyPeopleOfTheMeetingKnowOfIt";

    private final MeetingDocuments documents;
    private final PastMeetings past;
    private final People people;

    ReadableMeetings(MeetingDocuments documents, PastMeetings past, People people) {
        this.documents = documents;
        this.past = past;
        this.people = people;
    }

    @Override
    public @Nullable MeetingState find(MeetingId id) {
        return documents.states.find(id.value());
    }

    @Override
    public MeetingState readable(MeetingId id, Actor viewer) {
        return readable(find(id), viewer);
    }

    @Override
    public MeetingState asOf(MeetingId id, AsOf point) {
        MeetingState now = find(id);
        if (now == null) {
            throw notFound();
        }
        MeetingState then = past.asOf(now, id, point);
        if (then instanceof NoMeeting) {
            throw notFound(); // it was not there yet
        }
        return then;
    }

    @Override
    public void retrace(MeetingId id, long after, long until, Past.Witness<MeetingState, MeetingEvent> witness) {
        past.retrace(id, after, until, witness);
    }

    @Override
    public Map<MeetingId, MeetingState> findAll(Collection<MeetingId> ids) {
        Map<MeetingId, MeetingState> found = new HashMap<>();
        documents
                .states
                .findAll(ids.stream().map(MeetingId::value).distinct().toList())
                .forEach((id, state) -> found.put(new MeetingId(id), state));
        return found;
    }

    /** One look for the e-mail at most, however many meetings there are. */
    @Override
    public Map<MeetingId, MeetingState> readable(Collection<MeetingId> ids, Actor viewer) {
        Map<MeetingId, MeetingState> found = findAll(ids);
        Predicate<MeetingState> mayRead = readers(viewer);
        found.values().removeIf(mayRead.negate());
        return found;
    }

    /** Whether this viewer may know of each of many meetings. The e-mail is looked up only for who is not known by user id. */
    Predicate<MeetingState> readers(Actor viewer) {
        Supplier<@Nullable String> email = SingletonSupplier.ofNullable(
                () -> viewer.kind() == ActorKind.USER ? people.emailOf(viewer.id()) : null);
        return state -> {
            if (MeetingAccess.mayRead(state, viewer, null)) {
                return true;
            }
            String known = email.get();
            return known != null && MeetingAccess.mayRead(state, viewer, known);
        };
    }

    MeetingState readable(@Nullable MeetingState state, Actor viewer) {
        if (state == null || !readers(viewer).test(state)) {
            throw notFound();
        }
        return state;
    }

    static QueryExecutionException notFound() {
        return Refusals.refused(RefusalCode.MEETING_NOT_FOUND, RULE);
    }
}
