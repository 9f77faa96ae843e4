package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.RecordingStreams;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.relay.Address;
import io.videoconf.edge.relay.Relay;
import io.videoconf.edge.relay.Signal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients may ask of the meeting that they are in: each event is a command, or a signal to another participant. */
@Component
final class SocketEvents {
    private static final int LARGEST_SIGNAL = 64 * 1024;
    private static final Map<String, BiFunction<Fields, MeetingId, MeetingCommand>> COMMANDS = SocketAsks.all();
    private static final Map<String, String> SIGNALS =
            Map.of("webrtc_offer", "offer", "webrtc_answer", "answer", "ice_candidate", "candidate");
    private final Commands commands;
    private final ProjectionProgress progress;
    private final RecordingStreams streams;
    private final Relay relay;

    SocketEvents(Commands commands, ProjectionProgress progress, RecordingStreams streams, Relay relay) {
        this.commands = commands;
        this.streams = streams;
        this.progress = progress;
        this.relay = relay;
    }

    /** The events that are taken from who is in a meeting. */
    static Set<String> taken() {
        Set<String> all = new HashSet<>(COMMANDS.keySet());
        all.addAll(SIGNALS.keySet());
        return all;
    }

    /** @throws Denied for what can be refused at once */
    Mono<ObjectNode> carryOut(Ask ask) {
        String content = SIGNALS.get(ask.event());
        if (content != null) {
            return pass(ask, content);
        }
        BiFunction<Fields, MeetingId, MeetingCommand> command = COMMANDS.get(ask.event());
        if (command == null) {
            throw new Denied(new Refusal(
                    RefusalCode.NOT_FOUND,
                    "There is no event \"" + shortened(ask.event()) + "\".",
                    "OnlyKnownEventsAreAsked",
                    Map.of()));
        }
        MeetingId meeting = ask.member().meeting;
        return carryOut(ask, ask.read(fields -> command.apply(fields, meeting)));
    }

    private Mono<ObjectNode> carryOut(Ask ask, MeetingCommand command) {
        return commands.send(command, ask.sending())
                .flatMap(receipt -> progress.caughtUp(receipt)
                        .then(Mono.defer(() -> recorded(ask, command)))
                        .thenReturn(receipt))
                .map(receipt -> {
                    ObjectNode answer = WireJson.object().put("success", true).put("sequence", receipt.version());
                    MessageId message = SocketAsks.messageOf(command);
                    if (message != null) {
                        answer.put("message_id", message.value());
                    }
                    RecordingId recording = SocketAsks.recordingOf(command);
                    if (recording != null) {
                        answer.put("recording_id", recording.value());
                    }
                    return answer;
                });
    }

    /**
     * A signal that is to be passed on.
     *
     * @param content an offer, an answer or a candidate, as it came
     */
    record Said(ParticipantId to, JsonNode content) {}

    /** The events that carry signals, each with the field that it is in. */
    static Map<String, String> signals() {
        return SIGNALS;
    }

    static Said said(Fields fields, String content, MeetingId meeting) {
        SocketAsks.sameMeeting(fields, meeting);
        return new Said(
                fields.id("target_participant_id", ParticipantId::new).required(),
                fields.passedOn(content).required());
    }

    /** What a recording is stopped or begun for is done with the recording itself, as soon as there is an answer. */
    private Mono<Boolean> recorded(Ask ask, MeetingCommand command) {
        Origin origin = ask.sending().origin();
        if (command instanceof StartRecording start) {
            return streams.opened(start.recordingId(), origin);
        }
        return command instanceof StopRecording stop ? streams.closed(stop.recordingId(), origin) : Mono.just(true);
    }

    private Mono<ObjectNode> pass(Ask ask, String content) {
        Member from = ask.member();
        ParticipantId sender = from.participant;
        if (!from.isIn() || sender == null) {
            throw failed("Only who is in the meeting sends signals.", "WhoSignalsIsIn");
        }
        if (!ask.visitor().budget().take()) {
            throw Denied.of(RefusalCode.RATE_LIMIT_EXCEEDED, "SignalsAreBounded");
        }
        Said said = ask.read(fields -> said(fields, content, from.meeting));
        if (isTooLarge(said.content())) {
            throw failed("A signal has at most 64 KiB.", "SignalsAreSmall");
        }
        ObjectNode passed = WireJson.object();
        passed.put("meeting_id", from.meeting.value());
        passed.put("from_participant_id", sender.value());
        passed.set(content, said.content());
        return relay.pass(Address.of(from.meeting, said.to()), new Signal(ask.event(), passed))
                .map(reached -> {
                    if (!reached) {
                        throw failed("The participant is not connected to this meeting now.", "WhoIsSignalledIsIn");
                    }
                    return WireJson.object().put("success", true);
                });
    }

    /** It is written once more only where it might be: nearly all are far from it. */
    private static boolean isTooLarge(JsonNode content) {
        return bytesAtMost(content) > LARGEST_SIGNAL
                && content.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_SIGNAL;
    }

    /** As JSON, where a character takes up to six. */
    private static long bytesAtMost(JsonNode node) {
        if (!node.isContainer()) {
            return 2 + 6L * node.asString().length();
        }
        long bytes = 2;
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            bytes += 4 + 6L * member.getKey().length() + bytesAtMost(member.getValue());
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                bytes += 1 + bytesAtMost(element);
            }
        }
        return bytes;
    }

    private static Denied failed(String message, String rule) {
        return new Denied(new Refusal(RefusalCode.SIGNALING_FAILED, message, rule, Map.of()));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
