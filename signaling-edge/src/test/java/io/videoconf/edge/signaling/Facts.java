package io.videoconf.edge.signaling;

import io.videoconf.api.json.FactNames;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.MeetingViews;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.LogJson;
import io.videoconf.edge.stream.LiveRecordingFact;
import io.videoconf.edge.stream.RecordingUpdates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients are told of every kind of fact, made by the code that tells it. */
final class Facts {
    private static final MeetingState RUNNING = Stream.of(
                    Instances.whole(MeetingScheduled.class),
                    Instances.whole(MeetingStarted.class),
                    Instances.whole(ParticipantJoined.class))
            .reduce(NoMeeting.YET, MeetingFold::evolve, (_, last) -> last);

    private Facts() {}

    /** Instances of each event of the sockets that is a fact, by its name. */
    static Map<String, List<JsonNode>> onSockets() {
        Map<String, List<JsonNode>> seen = new TreeMap<>();
        Stream.concat(instances().map(event -> Map.entry(event, RUNNING)), Stream.of(lostGuest()))
                .forEach(told -> {
                    MeetingEvent event = told.getKey();
                    FactFrames.Named named = FactFrames.of(event, MeetingFold.evolve(told.getValue(), event));
                    // With what differs from client to client, as the frame's tail has it.
                    ObjectNode body = (ObjectNode) named.body();
                    body.put("sequence", 7).put("event_id", event.meetingId().value());
                    if (!body.has("timestamp")) {
                        body.put("timestamp", event.at().toString());
                    }
                    body.put("previous_sequence", 6);
                    seen.computeIfAbsent(named.name(), _ -> new ArrayList<>()).add(body);
                });
        return seen;
    }

    /** Instances of each entry of the log, by its type. */
    static Map<String, List<JsonNode>> inTheLog() {
        Map<String, List<JsonNode>> seen = new TreeMap<>();
        instances().forEach(event -> {
            LogEntry entry = new LogEntry(
                    event.meetingId().value(),
                    7,
                    6,
                    FactNames.snakeCase(event.getClass().getSimpleName()),
                    event.at(),
                    Instances.whole(ParticipantJoined.class).userId(),
                    event);
            seen.computeIfAbsent(entry.type(), _ -> new ArrayList<>()).add(LogJson.entry(entry, true));
        });
        return seen;
    }

    /** What those who lead a meeting are told of its recordings. */
    static List<JsonNode> ofRecordings() {
        return Arrays.stream(RecordingEvent.class.getPermittedSubclasses())
                .flatMap(type -> Stream.of(Instances.whole(type), Instances.bare(type)))
                .map(RecordingEvent.class::cast)
                .filter(RecordingUpdates::isTold)
                .<JsonNode>map(event -> RecordingUpdates.body(
                        Instances.whole(MeetingStarted.class).meetingId(),
                        new LiveRecordingFact(7, event.recordingId().value(), event),
                        RecordingMode.CLOUD))
                .toList();
    }

    /** The snapshot that a client joins with. */
    static JsonNode snapshot() {
        return Frames.joined(
                MeetingViews.view(RUNNING),
                Instances.whole(ParticipantJoined.class).participantId());
    }

    static JsonNode waitingRoom() {
        ParticipantJoined somebody = Instances.whole(ParticipantJoined.class);
        return WireJson.object()
                .put("meeting_id", somebody.meetingId().value())
                .put("participant_id", somebody.participantId().value())
                .put("status", "waiting");
    }

    private static Stream<MeetingEvent> instances() {
        return Stream.concat(
                Arrays.stream(MeetingEvent.class.getPermittedSubclasses())
                        .flatMap(type -> Stream.of(Instances.whole(type), Instances.bare(type)))
                        .map(MeetingEvent.class::cast),
                Stream.of(reclaimed()));
    }

    /** The loss of a host has a name of its own; that of anybody else says more than other changes of a person. */
    private static Map.Entry<MeetingEvent, MeetingState> lostGuest() {
        RoleChanged any = Instances.whole(RoleChanged.class);
        RoleChanged demoted = new RoleChanged(
                any.meetingId(), any.participantId(), ParticipantRole.PARTICIPANT, any.previous(), null, any.at());
        return Map.entry(Instances.whole(ConnectionLost.class), MeetingFold.evolve(RUNNING, demoted));
    }

    /** The one fact that has two names. */
    private static MeetingEvent reclaimed() {
        HostRoleAssumed any = Instances.whole(HostRoleAssumed.class);
        return new HostRoleAssumed(
                any.meetingId(),
                any.participantId(),
                any.from(),
                any.previousRole(),
                HostChange.RECLAIMED,
                any.policyVersion(),
                any.at());
    }
}
