package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.queries.FindReplay;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.MeetingReplayView;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** A meeting's facts as one of its people was told them over a socket: the same events, the same bytes. */
@Component
public final class ToldFacts {
    private final MeetingPages pages;
    private final Queries queries;

    ToldFacts(MeetingPages pages, Queries queries) {
        this.pages = pages;
        this.queries = queries;
    }

    /**
     * A meeting to be told again.
     *
     * @param newest its state when it was asked for: nothing that came later is told
     * @param eyes as whom it is seen
     */
    public record Script(MeetingId meeting, MeetingState newest, ParticipantId participant, UserId eyes) {
        /** The last fact there is. */
        public long length() {
            return newest.sequence();
        }
    }

    /**
     * A fact as it was told.
     *
     * @param at when it happened
     * @param json what was told, as UTF-8
     */
    public record Told(long sequence, Instant at, String name, byte[] json) {}

    /**
     * Prepares to tell a meeting to somebody.
     *
     * @param as as whom to see it; null for the owner's eyes, or one's own where one may not look through others'
     * @param onRecord whether it is a fact already that it is told to them
     */
    public Mono<Script> script(MeetingId meeting, @Nullable ParticipantId as, boolean onRecord, Origin origin) {
        return queries.ask(new FindReplay(meeting, as, origin.actor(), onRecord), MeetingReplayView.class, origin)
                .map(found -> new Script(meeting, found.newest(), found.participantId(), found.eyes()));
    }

    /** What was told after one fact up to another, in order. Pages are read as they are asked for. */
    public Flux<Told> after(Script script, long after, long until) {
        return Mono.zip(
                        pages.stateAsOf(script.meeting(), after),
                        pages.lastSeen(script.newest(), script.meeting(), script.eyes(), after))
                .flatMapMany(start -> {
                    Telling telling = new Telling(script, start.getT1(), start.getT2());
                    return pages.entries(script.meeting(), after)
                            .takeWhile(entry -> entry.sequence() <= Math.min(until, script.length()))
                            .mapNotNull(telling::tell);
                });
    }

    /** How the meeting was after a fact, as somebody who comes in then is told; null fields before the first. */
    public Mono<ObjectNode> position(Script script, long after) {
        return pages.stateAsOf(script.meeting(), after).map(state -> {
            ObjectNode body = WireJson.object();
            body.put("meeting_id", script.meeting().value());
            body.put("as_participant", script.participant().value());
            body.put("sequence", after);
            body.put("last_sequence", script.length());
            body.set(
                    "meeting_info",
                    state instanceof NoMeeting
                            ? body.nullNode()
                            : Frames.joined(MeetingViews.view(state), script.participant())
                                    .get("meeting_info"));
            return body;
        });
    }

    private static boolean sees(Script script, LogEntry entry) {
        return LogVisibility.sees(script.newest(), script.eyes(), entry.sequence(), entry.event());
    }

    /** Folds every fact, and tells those that were seen. */
    private static final class Telling {
        private final Script script;
        private MeetingState state;
        private long previous;

        Telling(Script script, MeetingState start, long lastSeen) {
            this.script = script;
            this.state = start;
            this.previous = lastSeen;
        }

        @Nullable
        Told tell(LogEntry entry) {
            state = MeetingFold.evolve(state, entry.event());
            if (!sees(script, entry)) {
                return null;
            }
            Fact fact = Fact.of(entry.sequence(), entry.eventId(), entry.event(), state);
            Told told = new Told(entry.sequence(), entry.event().at(), fact.name(), fact.whole(previous));
            previous = entry.sequence();
            return told;
        }
    }
}
