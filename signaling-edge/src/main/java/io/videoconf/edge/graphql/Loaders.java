package io.videoconf.edge.graphql;

import graphql.GraphQL;
import graphql.GraphQLContext;
import io.videoconf.api.account.queries.FindUsers;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.queries.FindMeetings;
import io.videoconf.api.meeting.queries.ListChats;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.MeetingChat;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.queries.ListRecordingsOfMeetings;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.graphql.Shown.AMeeting;
import io.videoconf.edge.graphql.Shown.APerson;
import io.videoconf.edge.graphql.Shown.ARecording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dataloader.BatchLoaderEnvironment;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What hangs on many things at once is asked for once: nested lists never cost a query per row. */
final class Loaders {
    static final String PEOPLE = "people";
    static final String MEETINGS = "meetings";
    static final String RECORDINGS = "recordings";
    static final String CHATS = "chats";

    private final Queries queries;

    private Loaders(Queries queries) {
        this.queries = queries;
    }

    /** A stretch of one meeting's chat. */
    record ChatOf(MeetingId meetingId, long upTo, Page page) {}

    private record Stretch(long upTo, Page page) {}

    static BatchLoaderRegistry registry(Queries queries) {
        Loaders loaders = new Loaders(queries);
        BatchLoaderRegistry registry = new DefaultBatchLoaderRegistry();
        registry.<UserId, APerson>forName(PEOPLE).registerMappedBatchLoader(loaders::people);
        registry.<MeetingId, AMeeting>forName(MEETINGS).registerMappedBatchLoader(loaders::meetings);
        registry.<MeetingId, List<ARecording>>forName(RECORDINGS).registerMappedBatchLoader(loaders::recordings);
        registry.<ChatOf, List<ChatMessageView>>forName(CHATS).registerMappedBatchLoader(loaders::chats);
        return registry;
    }

    /**
     * Has each level of an operation ask by the loaders that it used itself. Left alone, a level that is settled asks by all of
     * them, and the next may be gathering on another thread: half of a list would be asked for apart. A loader that two levels use
     * is still asked by whichever is settled first. GraphQL Java calls the switch experimental; that loaders may hang on loaders
     * comes with it.
     */
    static void levelByLevel(GraphQLContext.Builder context) {
        GraphQL.unusualConfiguration(context).dataloaderConfig().enableDataLoaderChaining(true);
    }

    private static Asker asker(BatchLoaderEnvironment environment) {
        GraphQLContext context = environment.getContext();
        if (context == null) {
            throw new IllegalStateException("a batch outside of an operation");
        }
        return Asker.of(context);
    }

    /** Accounts that are gone are not told: what is left of them is the name that the meeting knows. */
    private Mono<Map<UserId, APerson>> people(Set<UserId> ids, BatchLoaderEnvironment environment) {
        Asker asker = asker(environment);
        return queries.list(new FindUsers(List.copyOf(ids)), UserView.class, asker.origin())
                .map(found -> found.rows().stream()
                        .filter(account -> !account.deleted())
                        .collect(Collectors.toMap(
                                UserView::userId,
                                account -> APerson.of(
                                        account,
                                        account.userId().equals(asker.actor().id())))));
    }

    private Mono<Map<MeetingId, AMeeting>> meetings(Set<MeetingId> ids, BatchLoaderEnvironment environment) {
        Asker asker = asker(environment);
        return queries.list(new FindMeetings(List.copyOf(ids), asker.actor()), MeetingView.class, asker.origin())
                .map(found -> found.rows().stream()
                        .collect(Collectors.toMap(MeetingView::meetingId, view -> AMeeting.of(view, asker.actor()))));
    }

    private Mono<Map<MeetingId, List<ARecording>>> recordings(Set<MeetingId> ids, BatchLoaderEnvironment environment) {
        Asker asker = asker(environment);
        ListRecordingsOfMeetings query = new ListRecordingsOfMeetings(List.copyOf(ids), asker.actor(), asker.email());
        return queries.list(query, RecordingView.class, asker.origin()).map(found -> {
            Map<MeetingId, List<ARecording>> byMeeting = new HashMap<>();
            ids.forEach(id -> byMeeting.put(id, new ArrayList<>()));
            found.rows()
                    .forEach(view -> byMeeting
                            .computeIfAbsent(view.meetingId(), _ -> new ArrayList<>())
                            .add(Recordings.shown(view, asker)));
            return byMeeting;
        });
    }

    /** One query for each stretch that is asked for: as many as the document has such fields, whatever their number of rows. */
    private Mono<Map<ChatOf, List<ChatMessageView>>> chats(Set<ChatOf> keys, BatchLoaderEnvironment environment) {
        Asker asker = asker(environment);
        Map<Stretch, List<MeetingId>> stretches = keys.stream()
                .collect(Collectors.groupingBy(
                        key -> new Stretch(key.upTo(), key.page()),
                        Collectors.mapping(ChatOf::meetingId, Collectors.toList())));
        return Flux.fromIterable(stretches.entrySet())
                .concatMap(each -> chats(each.getKey(), each.getValue(), asker))
                .collect(HashMap::new, Map::putAll);
    }

    private Mono<Map<ChatOf, List<ChatMessageView>>> chats(Stretch stretch, List<MeetingId> ids, Asker asker) {
        ListChats query = new ListChats(ids, stretch.upTo(), asker.actor(), stretch.page());
        return queries.list(query, MeetingChat.class, asker.origin()).map(found -> {
            Map<ChatOf, List<ChatMessageView>> all = new HashMap<>();
            ids.forEach(id -> all.put(new ChatOf(id, stretch.upTo(), stretch.page()), List.of()));
            found.rows()
                    .forEach(chat ->
                            all.put(new ChatOf(chat.meetingId(), stretch.upTo(), stretch.page()), chat.messages()));
            return all;
        });
    }
}
