package io.videoconf.edge.rest;

import static java.util.Map.entry;

import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.account.commands.CredentialCommand;
import io.videoconf.api.account.queries.FindApiKey;
import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.queries.FindMember;
import io.videoconf.api.account.queries.FindOutsideIdentity;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.queries.FindUsers;
import io.videoconf.api.account.queries.ListApiKeys;
import io.videoconf.api.account.queries.ListMembers;
import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.account.views.Closings;
import io.videoconf.api.account.views.LinkedIdentity;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.edge.commands.EdgeCommand;
import io.videoconf.api.edge.queries.FindRepeat;
import io.videoconf.api.edge.queries.FindSpending;
import io.videoconf.api.edge.views.Repeat;
import io.videoconf.api.edge.views.Spending;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.legacy.queries.FindLegacySource;
import io.videoconf.api.legacy.queries.ListLegacyIds;
import io.videoconf.api.legacy.views.LegacyIds;
import io.videoconf.api.legacy.views.LegacySource;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.queries.FindMeetingByNumber;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.queries.FindMeetingStateAsOf;
import io.videoconf.api.meeting.queries.FindMeetings;
import io.videoconf.api.meeting.queries.ListChat;
import io.videoconf.api.meeting.queries.ListChats;
import io.videoconf.api.meeting.queries.ListMeetings;
import io.videoconf.api.meeting.queries.ListMeetingsInFull;
import io.videoconf.api.meeting.queries.ListOccurrences;
import io.videoconf.api.meeting.queries.MeetingQuery;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.notice.commands.WebhookCommand;
import io.videoconf.api.notice.queries.FindWebhook;
import io.videoconf.api.notice.queries.FindWebhookDelivery;
import io.videoconf.api.notice.queries.ListWebhookDeliveries;
import io.videoconf.api.notice.queries.ListWebhooks;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.ViewProgress;
import io.videoconf.api.progress.WatchProgress;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.queries.FindRecordingAccess;
import io.videoconf.api.recording.queries.FindRecordings;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.queries.ListRecordingsOfMeetings;
import io.videoconf.api.recording.queries.ReadRecordingLog;
import io.videoconf.api.recording.queries.RecordingQuery;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingView;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.jspecify.annotations.Nullable;

/** The command side and the query side, answering what a test tells them to, on Axon's own buses. */
public final class FakeSides {
    public static final List<String> VIEWS = List.of("meeting", "log");

    /** What an edge asks when its time has come, whoever is being served. */
    private static final Set<Class<?>> OF_ITS_OWN =
            Set.of(FindSigningKeys.class, FindClosings.class, FindSpending.class);

    private static final Map<Class<?>, Class<?>> ANSWERS = Map.ofEntries(
            entry(FindMeeting.class, MeetingView.class),
            entry(FindMeetingAsOf.class, MeetingView.class),
            entry(FindMeetingState.class, MeetingStateView.class),
            entry(FindMeetingStateAsOf.class, MeetingStateView.class),
            entry(FindMeetingByNumber.class, MeetingView.class),
            entry(ListMeetings.class, Listing.class),
            entry(ListMeetingsInFull.class, Listing.class),
            entry(FindMeetings.class, Listing.class),
            entry(ListChats.class, Listing.class),
            entry(FindUsers.class, Listing.class),
            entry(ListRecordingsOfMeetings.class, Listing.class),
            entry(FindRecordings.class, Listing.class),
            entry(ListLegacyIds.class, LegacyIds.class),
            entry(FindLegacySource.class, LegacySource.class),
            entry(ReadLog.class, LogPage.class),
            entry(ReadHistory.class, Listing.class),
            entry(ListChat.class, Listing.class),
            entry(FindAttendance.class, Listing.class),
            entry(ListOccurrences.class, Listing.class),
            entry(FindRecording.class, RecordingView.class),
            entry(ListRecordings.class, Listing.class),
            entry(FindRecordingAccess.class, AccessView.class),
            entry(ReadRecordingLog.class, RecordingLog.class),
            entry(FindUser.class, UserView.class),
            entry(FindUserByEmail.class, UserView.class),
            entry(FindMember.class, UserView.class),
            entry(ListMembers.class, Listing.class),
            entry(FindApiKey.class, ApiKeyView.class),
            entry(ListApiKeys.class, Listing.class),
            entry(FindOutsideIdentity.class, LinkedIdentity.class),
            entry(FindTrustedEmail.class, TrustedEmail.class),
            entry(FindClosings.class, Closings.class),
            entry(FindSigningKeys.class, SigningKeys.class),
            entry(FindRepeat.class, Repeat.class),
            entry(FindSpending.class, Spending.class),
            entry(FindWebhook.class, WebhookView.class),
            entry(ListWebhooks.class, Listing.class),
            entry(FindWebhookDelivery.class, DeliveryView.class),
            entry(ListWebhookDeliveries.class, Listing.class));

    final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    final SimpleQueryUpdateEmitter updates = SimpleQueryUpdateEmitter.builder().build();
    final SimpleQueryBus queries =
            SimpleQueryBus.builder().queryUpdateEmitter(updates).build();

    private final Map<Class<?>, Function<Object, @Nullable Object>> answers = new ConcurrentHashMap<>();
    private final List<EdgeCommand> leases = new CopyOnWriteArrayList<>();
    private final List<CommandMessage<?>> sent = new CopyOnWriteArrayList<>();
    private final List<QueryMessage<?, ?>> asked = new CopyOnWriteArrayList<>();

    FakeSides() {
        for (Class<?> family : List.of(
                MeetingCommand.class,
                AccountCommand.class,
                CredentialCommand.class,
                RecordingCommand.class,
                WebhookCommand.class)) {
            Arrays.stream(family.getPermittedSubclasses()).forEach(this::handleCommand);
        }
        // What an edge says of itself is no answer to a client, and must not be taken for one.
        Arrays.stream(EdgeCommand.class.getPermittedSubclasses())
                .forEach(type -> commands.subscribe(type.getName(), message -> {
                    leases.add((EdgeCommand) message.getPayload());
                    return null;
                }));
        ANSWERS.forEach(this::handleQuery);
        queries.subscribe(
                WatchProgress.class.getName(),
                (Type) ProgressTopology.class,
                _ -> new ProgressTopology(Map.of(
                        StreamKind.MEETING, Set.copyOf(VIEWS),
                        StreamKind.ACCOUNT, Set.of("user"),
                        StreamKind.RECORDING, Set.of("recording"))));
    }

    /** What to answer a command or query of this type with; a thrown exception is what the handler throws. */
    @SuppressWarnings("unchecked")
    public <Q> void answer(Class<Q> type, Function<Q, @Nullable Object> answer) {
        answers.put(type, message -> answer.apply((Q) message));
    }

    public void refuse(Class<?> type, Refusal refusal) {
        answers.put(type, message -> {
            throw isQuery(message)
                    ? new QueryExecutionException(refusal.message(), null, refusal)
                    : new CommandExecutionException(refusal.message(), null, refusal);
        });
    }

    /** All views show this stream up to {@code version}. */
    public void caughtUp(String stream, long version) {
        List.of("meeting", "log", "user", "recording").forEach(view -> progress(view, stream, version));
    }

    public void progress(String view, String stream, long version) {
        updates.emit(WatchProgress.class, _ -> true, new ViewProgress(view, Map.of(stream, version)));
    }

    public void reset() {
        answers.clear();
        sent.clear();
        asked.clear();
    }

    /** What the edge has said of itself since it was started. */
    public List<EdgeCommand> leases() {
        return leases;
    }

    public List<CommandMessage<?>> sent() {
        return sent;
    }

    public CommandMessage<?> lastSent() {
        return sent.getLast();
    }

    @SuppressWarnings("unchecked")
    public <C> C lastSent(Class<C> type) {
        return (C) sent.reversed().stream()
                .map(CommandMessage::getPayload)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " was sent: " + sent));
    }

    /** What was asked for somebody. */
    public List<QueryMessage<?, ?>> asked() {
        return asked;
    }

    private static boolean isQuery(Object message) {
        return message instanceof MeetingQuery
                || message instanceof RecordingQuery
                || message.getClass().getPackage().equals(FindUser.class.getPackage());
    }

    private void handleCommand(Class<?> type) {
        commands.subscribe(type.getName(), message -> {
            sent.add(message);
            return result(message.getPayload());
        });
    }

    private void handleQuery(Class<?> type, Class<?> answer) {
        queries.subscribe(type.getName(), (Type) answer, message -> {
            if (!OF_ITS_OWN.contains(type)) {
                asked.add(message);
            }
            return result(message.getPayload());
        });
    }

    private @Nullable Object result(Object message) {
        Function<Object, @Nullable Object> answer = answers.get(message.getClass());
        if (answer == null) {
            throw new IllegalStateException("the test says nothing of " + message);
        }
        return answer.apply(message);
    }
}
