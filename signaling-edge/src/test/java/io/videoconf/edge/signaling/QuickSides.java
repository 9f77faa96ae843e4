package io.videoconf.edge.signaling;

import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.Closings;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.edge.commands.EdgeCommand;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.LoseConnection;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.WatchProgress;
import io.videoconf.edge.rest.Tokens;
import io.videoconf.edge.stream.LiveFacts;
import io.videoconf.edge.stream.MeetingNews;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.jspecify.annotations.Nullable;

/**
 * Sides that let everybody in and everything be said, in memory: what a command costs is left out, so that what an edge costs can
 * be seen. Facts reach the edge on one thread, as they do from a store.
 */
final class QuickSides {
    final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    final SimpleQueryBus queries = SimpleQueryBus.builder()
            .queryUpdateEmitter(SimpleQueryUpdateEmitter.builder().build())
            .build();

    private final Map<MeetingId, Story> stories = new ConcurrentHashMap<>();
    private final ExecutorService news = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("live").daemon().factory());
    private volatile @Nullable LiveFacts edge;

    QuickSides() {
        for (Class<?> type : MeetingCommand.class.getPermittedSubclasses()) {
            commands.subscribe(type.getName(), message -> decide((CommandMessage<?>) message));
        }
        Arrays.stream(EdgeCommand.class.getPermittedSubclasses())
                .forEach(type -> commands.subscribe(type.getName(), message -> null));
        answer(FindSigningKeys.class, SigningKeys.class, _ -> Tokens.published());
        answer(FindClosings.class, Closings.class, _ -> new Closings(List.of(), Instant.now()));
        answer(
                FindMeetingState.class,
                MeetingStateView.class,
                asked -> new MeetingStateView(
                        story(((FindMeetingState) asked).meetingId()).state()));
        answer(
                WatchProgress.class,
                ProgressTopology.class,
                _ -> new ProgressTopology(Map.of(StreamKind.MEETING, Set.of())));
    }

    private void answer(Class<?> query, Class<?> type, Function<Object, Object> answer) {
        queries.subscribe(query.getName(), (Type) type, message -> answer.apply(message.getPayload()));
    }

    void tell(LiveFacts facts) {
        edge = facts;
    }

    private Story story(MeetingId meeting) {
        return stories.computeIfAbsent(meeting, Story::new);
    }

    private Receipt decide(CommandMessage<?> message) {
        MeetingCommand command = (MeetingCommand) message.getPayload();
        UserId user = new UserId(Objects.toString(message.getMetaData().get(MetadataKeys.ACTOR_ID)));
        Story story = story(command.meetingId());
        return switch (command) {
            case JoinMeeting join -> story.happens(_ -> joined(join, user));
            case SendChatMessage say -> story.happens(state -> said(say, state, user));
            case LoseConnection lost ->
                story.happens(_ -> new ParticipantLeft(
                        lost.meetingId(), lost.participantId(), LeaveEvidence.TIMEOUT, Instant.now()));
            default -> throw new IllegalArgumentException("nobody asks for " + command);
        };
    }

    private static MeetingEvent joined(JoinMeeting join, UserId user) {
        return new ParticipantJoined(
                join.meetingId(),
                join.participantId(),
                user,
                new TenantId(Tokens.TENANT),
                ActorKind.USER,
                join.introduction().displayName(),
                null,
                null,
                null,
                join.capabilities(),
                ParticipantRole.PARTICIPANT,
                true,
                false,
                Objects.requireNonNull(join.connectionId()),
                Instant.now());
    }

    private static MeetingEvent said(SendChatMessage say, MeetingState state, UserId user) {
        var sender = People.of(state).find(user).orElseThrow();
        return new ChatMessageSent(
                say.meetingId(),
                say.message().messageId(),
                sender.id(),
                Objects.toString(sender.person().displayName()),
                say.message().type(),
                say.message().content(),
                null,
                null,
                Instant.now());
    }

    /** One meeting's facts. */
    private final class Story {
        private final MeetingId meeting;
        private MeetingState state = NoMeeting.YET;

        Story(MeetingId meeting) {
            this.meeting = meeting;
            Instant now = Instant.now();
            state = MeetingFold.evolve(
                    state,
                    new MeetingScheduled(
                            meeting,
                            new TenantId(Tokens.TENANT),
                            UserId.fresh(),
                            ParticipantId.fresh(),
                            "Owner",
                            null,
                            "Bench",
                            null,
                            "123-456-789",
                            null,
                            null,
                            List.of(),
                            MeetingSettings.defaults(),
                            now));
            state = MeetingFold.evolve(state, new MeetingStarted(meeting, now));
        }

        synchronized MeetingState state() {
            return state;
        }

        synchronized Receipt happens(Function<MeetingState, MeetingEvent> what) {
            MeetingEvent event = what.apply(state);
            state = MeetingFold.evolve(state, event);
            long sequence = state.sequence();
            String id = ConnectionId.fresh().value();
            LiveFacts facts = Objects.requireNonNull(edge);
            news.execute(() -> MeetingNews.tell(facts, event, sequence, id, event.at()));
            return Receipt.of(StreamKind.MEETING, meeting, sequence);
        }
    }
}
