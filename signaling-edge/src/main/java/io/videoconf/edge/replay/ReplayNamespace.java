package io.videoconf.edge.replay;

import io.videoconf.api.audit.Purposes;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Peers;
import io.videoconf.edge.gateway.Readings;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.Sending;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.gateway.json.Wrongs;
import io.videoconf.edge.signaling.NamedNamespace;
import io.videoconf.edge.signaling.SocketDoor;
import io.videoconf.edge.signaling.ToldFacts;
import io.videoconf.edge.signaling.Visitor;
import io.videoconf.edge.socketio.ConnectAnswer;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.socketio.Handshake;
import io.videoconf.edge.socketio.Inbound;
import io.videoconf.edge.socketio.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays meetings again over Socket.IO. A client opens one, and then holds the controls; what it is sent are the events
 * of signaling, with the bytes that they had then. Nothing that it sends changes anything.
 */
@Component
final class ReplayNamespace implements NamedNamespace {
    static final String NAME = "/replay";
    static final Set<String> CONTROLS = Set.of("open", "play", "pause", "seek", "speed", "step", "authenticate");
    private static final int MOST_STEPS = 1_000;

    private final SocketDoor door;
    private final Readings readings;
    private final ToldFacts facts;
    private final Map<Socket, Playback> playing = new ConcurrentHashMap<>();

    ReplayNamespace(SocketDoor door, Readings readings, ToldFacts facts) {
        this.door = door;
        this.readings = readings;
        this.facts = facts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CompletionStage<ConnectAnswer> connect(Handshake handshake, @Nullable JsonNode auth) {
        return door.connect(handshake, auth);
    }

    @Override
    public void connected(Socket socket) {
        door.connected(socket);
    }

    @Override
    public void event(Socket socket, Inbound inbound) {
        String requestId = RequestIds.fresh();
        Mono.defer(() -> carryOut(socket, inbound, requestId))
                .onErrorResume(failure -> Mono.just(door.negative(failure, requestId)))
                .subscribe(inbound::answer);
    }

    private Mono<ObjectNode> carryOut(Socket socket, Inbound inbound, String requestId) {
        JsonNode body = inbound.argument(0);
        return switch (inbound.event()) {
            case "open" -> open(socket, read(body, ReplayNamespace::wish), origin(socket, requestId));
            case "play" ->
                control(
                        socket,
                        body,
                        fields -> Optional.ofNullable(speed(fields)),
                        (playback, speed) -> playback.play(speed.orElse(null)));
            case "pause" -> control(socket, body, _ -> true, (playback, _) -> playback.pause());
            case "speed" -> control(socket, body, fields -> required(fields, speed(fields)), Playback::speed);
            case "step" ->
                control(
                        socket,
                        body,
                        fields -> fields.number("count", 1, MOST_STEPS).or(1L),
                        (playback, count) -> playback.step(Math.toIntExact(count)));
            case "seek" ->
                seek(
                        socket,
                        read(
                                body,
                                fields -> fields.number("sequence", 1, Long.MAX_VALUE)
                                        .required()));
            case "authenticate" -> door.authenticate(socket, body);
            default ->
                Mono.error(new Denied(new Refusal(
                        RefusalCode.VALIDATION_FAILED,
                        "This namespace takes open, play, pause, seek, speed, step and authenticate.",
                        "AReplayIsOnlyLookedAt",
                        Map.of())));
        };
    }

    /** What is to be played. */
    private record Wish(
            MeetingId meeting,
            @Nullable ParticipantId as,
            long from,
            long until,
            Speed speed,
            @Nullable String purpose) {}

    private static Wish wish(Fields fields) {
        Speed speed = speed(fields);
        return new Wish(
                fields.id("meeting_id", MeetingId::new).required(),
                fields.id("as_participant", ParticipantId::new).orNull(),
                fields.number("from_sequence", 1, Long.MAX_VALUE).or(1L),
                fields.number("to_sequence", 1, Long.MAX_VALUE).or(Long.MAX_VALUE),
                speed == null ? Speed.AS_IT_WAS : speed,
                fields.text("purpose", Purposes.SHORTEST, Purposes.LONGEST).orNull());
    }

    /** Null when none is given. */
    private static @Nullable Speed speed(Fields fields) {
        String text = fields.text("speed", 1, 8).orNull();
        Speed speed = text == null ? null : Speed.of(text);
        if (text != null && speed == null) {
            fields.refuse("speed", "must be \"max\", or a number above 0 and up to 1000");
        }
        return speed;
    }

    private static Speed required(Fields fields, @Nullable Speed speed) {
        if (speed == null) {
            fields.refuse("speed", "is required");
            return Speed.AS_IT_WAS;
        }
        return speed;
    }

    private Mono<ObjectNode> open(Socket socket, Wish wish, Origin origin) {
        long after = wish.from() - 1;
        return readings.ofMeeting(wish.meeting(), wish.purpose(), Sending.from(origin))
                .flatMap(onRecord -> facts.script(wish.meeting(), wish.as(), onRecord, origin))
                .zipWhen(script -> facts.position(script, Math.min(after, script.length())))
                .map(found -> {
                    Playback playback = new Playback(
                            facts::after,
                            found.getT1(),
                            Math.min(after, found.getT1().length()),
                            wish.until(),
                            wish.speed(),
                            new SocketScreen(socket),
                            Schedulers.parallel());
                    Playback before = playing.put(socket, playback);
                    if (before != null) {
                        before.dispose();
                    }
                    if (!socket.isOpen()) {
                        forget(socket);
                    }
                    socket.emit("replay_position", found.getT2());
                    return state(playback);
                });
    }

    private Mono<ObjectNode> seek(Socket socket, long sequence) {
        Playback playback = playback(socket);
        long after = Math.min(sequence - 1, playback.script().length());
        return facts.position(playback.script(), after).map(position -> {
            socket.emit("replay_position", position);
            playback.seek(after);
            return state(playback);
        });
    }

    private interface Control<T> {
        void on(Playback playback, T value);
    }

    private <T> Mono<ObjectNode> control(Socket socket, JsonNode body, Function<Fields, T> reader, Control<T> control) {
        T value = read(body, reader);
        Playback playback = playback(socket);
        control.on(playback, value);
        return Mono.just(state(playback));
    }

    private Playback playback(Socket socket) {
        Playback playback = playing.get(socket);
        if (playback == null) {
            throw new Denied(new Refusal(
                    RefusalCode.INVALID_STATE,
                    "Nothing is open. Emit open with a meeting_id first.",
                    "WhatIsPlayedIsOpen",
                    Map.of()));
        }
        return playback;
    }

    private static ObjectNode state(Playback playback) {
        return WireJson.object()
                .put("success", true)
                .put("playing", playback.isPlaying())
                .put("sequence", playback.position())
                .put("last_sequence", playback.script().length())
                .put("as_participant", playback.script().participant().value());
    }

    private static <T> T read(JsonNode body, Function<Fields, T> reader) {
        if (!body.isMissingNode() && !body.isNull() && !(body instanceof ObjectNode)) {
            throw new Denied(new Refusal(
                    RefusalCode.MALFORMED_REQUEST,
                    "The first argument must be an object.",
                    "EventsCarryObjects",
                    Map.of()));
        }
        Wrongs wrongs = new Wrongs();
        Fields fields =
                Fields.of(body instanceof ObjectNode object ? worded(object) : WireJson.object(), wrongs, false);
        T value = reader.apply(fields);
        fields.done();
        wrongs.refuseIfAny();
        return value;
    }

    /** A speed may be a number or a word; it is read as text. */
    private static ObjectNode worded(ObjectNode body) {
        JsonNode speed = body.get("speed");
        return speed == null || !speed.isNumber() ? body : body.deepCopy().put("speed", speed.asString());
    }

    private static Origin origin(Socket socket, String requestId) {
        return new Origin(
                socket.attachment(Visitor.class).caller().actor(),
                requestId,
                Door.SOCKETIO,
                Peers.classify(socket.handshake().remoteAddress()),
                Origin.CURRENT_POLICY);
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        door.disconnected(socket);
        forget(socket);
    }

    private void forget(Socket socket) {
        Playback playback = playing.remove(socket);
        if (playback != null) {
            playback.dispose();
        }
    }
}
