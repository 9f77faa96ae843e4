package io.videoconf.edge.legacy;

import io.videoconf.api.account.queries.FindUsers;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.legacy.LegacyKind;
import io.videoconf.api.meeting.queries.FindMeetings;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.queries.FindRecordings;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Sending;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tenant's people, meetings and recordings, by their numbers: found in batches, changed so that every read shows it. */
@Component
final class Things {
    private static final int BATCH = 500;

    private final Commands commands;
    private final Queries queries;
    private final ProjectionProgress progress;
    private final Numbers numbers;
    private final Turns turns = new Turns();

    Things(Commands commands, Queries queries, ProjectionProgress progress) {
        this.commands = commands;
        this.queries = queries;
        this.progress = progress;
        this.numbers = new Numbers(queries);
    }

    Numbers numbers() {
        return numbers;
    }

    /** Sends, and ends when every view shows it. */
    Mono<Receipt> send(Object command, Sending sending) {
        return commands.send(command, sending)
                .flatMap(receipt -> progress.caughtUp(receipt).thenReturn(receipt));
    }

    /** The same for what begins a life, and so gets a number. */
    Mono<Receipt> make(Object command, Sending sending) {
        return turns.take(send(command, sending));
    }

    /** The person with this number; empty when there is none, or none any more. */
    Mono<UserView> user(OptionalLong number, LegacyCall call) {
        return one(LegacyKind.USER, number, call, id -> users(List.of(id), call));
    }

    Mono<List<UserView>> users(LegacyCall call) {
        return all(LegacyKind.USER, call, ids -> users(ids, call));
    }

    Mono<List<UserView>> users(List<String> ids, LegacyCall call) {
        return queries.list(new FindUsers(ids.stream().map(UserId::new).toList()), UserView.class, call.reading())
                .map(found -> kept(
                        found.rows(),
                        account -> !account.deleted() && account.tenantId().equals(call.tenant()),
                        account -> account.userId().value(),
                        ids));
    }

    Mono<MeetingView> meeting(OptionalLong number, LegacyCall call) {
        return one(LegacyKind.MEETING, number, call, id -> meetings(List.of(id), call));
    }

    Mono<List<MeetingView>> meetings(LegacyCall call) {
        return all(LegacyKind.MEETING, call, ids -> meetings(ids, call));
    }

    private Mono<List<MeetingView>> meetings(List<String> ids, LegacyCall call) {
        FindMeetings query = new FindMeetings(ids.stream().map(MeetingId::new).toList(), Actor.SYSTEM);
        return queries.list(query, MeetingView.class, call.reading())
                .map(found ->
                        kept(found.rows(), _ -> true, view -> view.meetingId().value(), ids));
    }

    Mono<RecordingView> recording(OptionalLong number, LegacyCall call) {
        return one(LegacyKind.RECORDING, number, call, id -> recordings(List.of(id), call));
    }

    Mono<List<RecordingView>> recordings(LegacyCall call) {
        return all(LegacyKind.RECORDING, call, ids -> recordings(ids, call));
    }

    Mono<List<RecordingView>> recordings(List<String> ids, LegacyCall call) {
        FindRecordings query =
                new FindRecordings(ids.stream().map(RecordingId::new).toList(), Actor.SYSTEM);
        return queries.list(query, RecordingView.class, call.reading())
                .map(found ->
                        kept(found.rows(), _ -> true, view -> view.recordingId().value(), ids));
    }

    /** In the order of the ids, which is that of the numbers. */
    private static <T> List<T> kept(List<T> rows, Predicate<T> there, Function<T, String> id, List<String> ids) {
        List<T> all = new ArrayList<>(rows.stream().filter(there).toList());
        if (all.size() > 1) {
            java.util.Map<String, Integer> places = new java.util.HashMap<>();
            ids.forEach(each -> places.put(each, places.size()));
            all.sort(java.util.Comparator.comparing(row -> places.getOrDefault(id.apply(row), 0)));
        }
        return all;
    }

    private <T> Mono<T> one(
            LegacyKind kind, OptionalLong number, LegacyCall call, Function<String, Mono<List<T>>> find) {
        return number.isEmpty()
                ? Mono.empty()
                : numbers.id(kind, number.getAsLong(), call)
                        .flatMap(id -> id.map(find).orElseGet(() -> Mono.just(List.of())))
                        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    private <T> Mono<List<T>> all(LegacyKind kind, LegacyCall call, Function<List<String>, Mono<List<T>>> find) {
        return numbers.all(kind, call)
                .flatMapMany(Flux::fromIterable)
                .buffer(BATCH)
                .concatMap(find)
                .collect(ArrayList::new, List::addAll);
    }
}
