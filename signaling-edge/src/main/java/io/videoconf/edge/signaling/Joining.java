package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.MeetingFields;
import io.videoconf.edge.socketio.DisconnectReason;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** How a socket comes into a meeting, and what happens when it is gone. */
@Component
final class Joining {
    /** After this long the log is read instead of waited for. */
    private static final Duration HEARD_WITHIN = Duration.ofMillis(500);

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(5);
    private static final int LONGEST_NAME = 100;
    private final MeetingHubs hubs;
    private final Commands commands;
    private final ProjectionProgress progress;
    private final CatchUp catchUp;
    private final Losses losses;
    private final FurtherDevices devices;

    Joining(
            MeetingHubs hubs,
            Commands commands,
            ProjectionProgress progress,
            CatchUp catchUp,
            Losses losses,
            FurtherDevices devices) {
        this.hubs = hubs;
        this.commands = commands;
        this.progress = progress;
        this.catchUp = catchUp;
        this.losses = losses;
        this.devices = devices;
    }

    /** What a client asks with {@code join_meeting}. */
    record Wish(JoinMeeting command, @Nullable Long resumeFrom) {}

    Mono<Reply> join(Ask ask) {
        Wish wish = ask.read(fields -> wish(
                fields, ask.visitor().caller().name(), ask.visitor().caller().email()));
        Member before = ask.visitor().member();
        if (before != null && before.phase != Member.Phase.GONE) {
            return Mono.error(new Denied(new Refusal(
                    RefusalCode.INVALID_STATE,
                    "This socket is in a meeting already. Leave it first, or use another socket.",
                    "ASocketIsInOneMeeting",
                    Map.of())));
        }
        ConnectionId connection = Objects.requireNonNull(wish.command().connectionId());
        Member member = new Member(
                ask.socket(),
                ask.visitor().caller().actor().id(),
                wish.command().meetingId(),
                connection);
        ask.visitor().in(member);
        return hubs.asking(member)
                .flatMap(hub -> devices.accompanies(hub, member, wish.command(), ask.sending())
                        .flatMap(taken -> taken
                                ? Mono.just(in(hub, member, wish.resumeFrom()))
                                : commands.send(wish.command(), ask.sending())
                                        .flatMap(receipt -> shown(receipt, wish).then(settled(hub, member)))
                                        .flatMap(phase -> answer(hub, member, phase, wish))))
                .doOnError(failure -> {
                    ask.visitor().in(null);
                    hubs.left(member);
                    if (Losses.isLeftOpen(failure)) {
                        losses.orphaned(member, ConnectionLoss.TRANSPORT_LOST);
                    }
                });
    }

    /**
     * Who comes in is answered when every view shows it. Who comes back is not kept waiting for views: what was missed comes from
     * the log.
     */
    private Mono<Void> shown(Receipt receipt, Wish wish) {
        return wish.resumeFrom() == null ? progress.caughtUp(receipt) : Mono.empty();
    }

    static Wish wish(Fields fields, String name, @Nullable String email) {
        MeetingId meeting = fields.id("meeting_id", MeetingId::new).required();
        var password = MeetingFields.password(fields);
        Fields person = fields.object("user_info");
        Introduction introduction = person == null
                ? new Introduction(name, null, null)
                : new Introduction(
                        person.text("display_name", 1, LONGEST_NAME).or(name),
                        person.webAddress("avatar_url").orNull(),
                        MeetingFields.device(person));
        Fields can = fields.object("capabilities");
        Capabilities capabilities = can == null
                ? new Capabilities(true, true, true)
                : new Capabilities(
                        can.flag("video").or(true),
                        can.flag("audio").or(true),
                        can.flag("screen_share").or(true));
        Long resumeFrom = fields.number("resume_from", 0, Long.MAX_VALUE).orNull();
        return new Wish(
                new JoinMeeting(
                        meeting,
                        ParticipantId.fresh(),
                        ConnectionId.fresh(),
                        introduction,
                        email,
                        password,
                        capabilities),
                resumeFrom);
    }

    /** Waits until the log has said what became of the connection; when it is not heard, it is read. */
    private Mono<Member.Phase> settled(MeetingHub hub, Member member) {
        return Mono.fromFuture(member.settled, true)
                .timeout(
                        HEARD_WITHIN,
                        hubs.fill(hub)
                                .then(Mono.fromFuture(member.settled, true))
                                .timeout(SETTLED_WITHIN));
    }

    private Mono<Reply> answer(MeetingHub hub, Member member, Member.Phase phase, Wish wish) {
        return switch (phase) {
            case WAITING -> Mono.just(Reply.of(waiting(member, hub)));
            case HELD, LIVE -> Mono.just(in(hub, member, wish.resumeFrom()));
            case ASKED, GONE -> Mono.error(Denied.of(RefusalCode.SIGNALING_FAILED, "WhoJoinsIsStillThere"));
        };
    }

    private static ObjectNode waiting(Member member, MeetingHub hub) {
        return WireJson.object()
                .put("success", true)
                .put("status", "waiting")
                .put("meeting_id", member.meeting.value())
                .put("participant_id", idOf(member))
                .put("sequence", hub.sequence());
    }

    /** The answer first; the snapshot, and what was missed, follow it. */
    private Reply in(MeetingHub hub, Member member, @Nullable Long resumeFrom) {
        ObjectNode answer = WireJson.object()
                .put("success", true)
                .put("status", "joined")
                .put("meeting_id", member.meeting.value())
                .put("your_participant_id", idOf(member))
                .put("sequence", hub.sequence());
        return new Reply(answer, () -> {
            // A further device has heard nothing yet, not even of its own coming: what it saw last has to be looked up.
            boolean catchesUp = resumeFrom != null || member.companion;
            hub.welcome(new Welcome(member, !catchesUp, snapshot -> {
                if (catchesUp) {
                    catchUp.run(hub, member, resumeFrom == null ? snapshot : resumeFrom)
                            .subscribe(_ -> {}, failure -> member.socket.disconnect(DisconnectReason.RECONNECT));
                }
            }));
        });
    }

    private static String idOf(Member member) {
        ParticipantId id = member.participant;
        return id == null ? "" : id.value();
    }

    /**
     * The socket is gone; the person is not: the meeting begins their grace. Of sockets that were told to resume
     * elsewhere nothing is said one by one: that this edge ends is said once for all, and leaves them time to do so.
     */
    void lost(Visitor visitor, DisconnectReason reason) {
        Member member = visitor.member();
        if (member == null) {
            return;
        }
        ParticipantId participant = member.participant;
        boolean known = member.phase != Member.Phase.GONE && participant != null;
        hubs.left(member);
        if (!known || participant == null || reason == DisconnectReason.SERVER_DRAINING) {
            return;
        }
        ConnectionLoss loss = loss(reason, visitor.ending());
        if (!member.companion) {
            devices.handOver(member, participant).subscribe(asked -> {
                if (asked) {
                    losses.handedOver(member, participant, loss);
                } else {
                    losses.lost(member, participant, loss);
                }
            });
        } else if (member.succeeds) {
            losses.orphaned(member, loss);
        }
    }

    private static ConnectionLoss loss(DisconnectReason reason, ConnectionLoss ours) {
        return switch (reason) {
            case CLIENT -> ConnectionLoss.CLIENT_CLOSED;
            case SERVER -> ours;
            case TRANSPORT_CLOSED, CONNECT_TIMEOUT -> ConnectionLoss.TRANSPORT_LOST;
            case PING_TIMEOUT -> ConnectionLoss.PING_TIMEOUT;
            case PROTOCOL_VIOLATION, PAYLOAD_TOO_LARGE -> ConnectionLoss.PROTOCOL_VIOLATION;
            case SLOW_CONSUMER -> ConnectionLoss.SLOW_CONSUMER;
            case SERVER_DRAINING -> ConnectionLoss.EDGE_DRAINING;
            case RECONNECT, INTERNAL_ERROR -> ConnectionLoss.EDGE_LOST;
        };
    }
}
