package io.videoconf.edge.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.videoconf.api.account.queries.FindMember;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.queries.ListMeetingsInFull;
import io.videoconf.api.meeting.queries.ListOccurrences;
import io.videoconf.api.meeting.queries.MeetingQuery;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.OccurrenceView;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.AccessRules;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.graphql.Shown.AMeeting;
import io.videoconf.edge.graphql.Shown.APerson;
import io.videoconf.edge.graphql.Shown.ARecording;
import io.videoconf.edge.rest.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Where a query begins. */
@Controller
class QueryFields {
    private final Queries queries;
    private final Recordings recordings;
    private final InstantSource clock = InstantSource.system();

    QueryFields(Queries queries, Recordings recordings) {
        this.queries = queries;
        this.recordings = recordings;
    }

    @QueryMapping
    Mono<APerson> me(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        ask.complete();
        return self(ask.asker());
    }

    private Mono<APerson> self(Asker asker) {
        return queries.ask(new FindUser(asker.actor().id()), UserView.class, asker.origin())
                .map(account -> APerson.of(account, true));
    }

    /** Somebody else is for those who administer them. */
    @QueryMapping
    Mono<APerson> user(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        UserId user = Ids.user(ask.id("id"));
        ask.complete();
        Asker asker = ask.asker();
        if (user.equals(asker.actor().id())) {
            return self(asker);
        }
        if (asker.actor().kind() != ActorKind.USER) {
            AccessRules.check(asker.caller(), HttpMethod.GET, "/api/admin/users/" + user.value());
        }
        return queries.ask(new FindMember(user, asker.actor()), UserView.class, asker.origin())
                .map(account -> APerson.of(account, true));
    }

    @QueryMapping
    Mono<AMeeting> meeting(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        MeetingId meeting = Ids.meeting(ask.id("id"));
        AsOf point = point(ask);
        ask.complete();
        return point == null
                ? meeting(new FindMeeting(meeting, ask.asker().actor()), ask.asker(), false)
                : meeting(new FindMeetingAsOf(meeting, point, ask.asker().actor()), ask.asker(), true);
    }

    @QueryMapping
    Mono<AMeeting> meetingByNumber(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        String number = ask.id("number");
        ask.complete();
        return meeting(new FindMeetingByNumber(number, ask.asker().actor()), ask.asker(), false);
    }

    @QueryMapping
    Mono<List<OccurrenceView>> occurrences(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        MeetingId meeting = ask.meeting();
        Instant from = ask.fields().time("from").or(clock.instant());
        Instant to = ask.fields().time("to").orNull();
        int limit = ask.limit();
        ask.complete();
        Asker asker = ask.asker();
        return queries.list(
                        new ListOccurrences(meeting, asker.actor(), from, to, limit),
                        OccurrenceView.class,
                        asker.origin())
                .map(Listing::rows);
    }

    private Mono<AMeeting> meeting(MeetingQuery query, Asker asker, boolean asItWas) {
        return queries.ask(query, MeetingView.class, asker.origin()).map(view -> {
            AMeeting shown = AMeeting.of(view, asker.actor());
            return new AMeeting(view, shown.emails(), asItWas);
        });
    }

    private static @Nullable AsOf point(Ask ask) {
        Instant time = ask.fields().time("as_of").orNull();
        Long sequence =
                ask.fields().number("as_of_sequence", 1, Integer.MAX_VALUE).orNull();
        if (time != null && sequence != null) {
            ask.fields().refuse("as_of", "cannot be given together with asOfSequence");
        }
        if (sequence != null) {
            return new AtSequence(sequence);
        }
        return time == null ? null : new AtTime(time);
    }

    @QueryMapping
    Mono<List<AMeeting>> meetings(DataFetchingEnvironment field) {
        return listMeetings(Ask.of(field));
    }

    @SchemaMapping(typeName = "User", field = "meetings")
    Mono<List<AMeeting>> meetingsOf(APerson person, DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        ask.requireSelf(person);
        return listMeetings(ask);
    }

    private Mono<List<AMeeting>> listMeetings(Ask ask) {
        MeetingStatus status = ask.fields().word("status", MeetingStatus.class).orNull();
        Page page = ask.page();
        ask.complete();
        Asker asker = ask.asker();
        return queries.list(new ListMeetingsInFull(asker.actor(), status, page), MeetingView.class, asker.origin())
                .map(found -> found.rows().stream()
                        .map(view -> AMeeting.of(view, asker.actor()))
                        .toList());
    }

    @QueryMapping
    Mono<ARecording> recording(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        var id = Ids.recording(ask.id("id"));
        ask.complete();
        return recordings.find(id, ask.asker());
    }

    @QueryMapping("recordings")
    Mono<List<ARecording>> recordings(DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        String meeting = ask.fields().text("meeting_id", 0, 200).orNull();
        return listRecordings(ask, meeting == null ? null : Ids.meeting(meeting));
    }

    @SchemaMapping(typeName = "User", field = "recordings")
    Mono<List<ARecording>> recordingsOf(APerson person, DataFetchingEnvironment field) {
        Ask ask = Ask.of(field);
        ask.requireSelf(person);
        return listRecordings(ask, null);
    }

    private Mono<List<ARecording>> listRecordings(Ask ask, @Nullable MeetingId meeting) {
        Page page = ask.page();
        ask.complete();
        Asker asker = ask.asker();
        return queries.list(
                        new ListRecordings(asker.actor(), asker.email(), meeting, page),
                        RecordingView.class,
                        asker.origin())
                .map(found -> found.rows().stream()
                        .map(view -> Recordings.shown(view, asker))
                        .toList());
    }
}
