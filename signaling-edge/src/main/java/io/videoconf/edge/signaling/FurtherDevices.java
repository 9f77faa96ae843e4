package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.EdgeSettings;
import io.videoconf.edge.gateway.Sending;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.relay.Address;
import io.videoconf.edge.relay.Places;
import io.videoconf.edge.relay.Relay;
import io.videoconf.edge.relay.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Several devices of one person, on whatever edges they are. To the meeting the person has one connection. Each further device has
 * one of the places that there are for them, and a mailbox in which it hears that the one connection is gone.
 */
@Component
final class FurtherDevices {
    private static final Logger LOG = LoggerFactory.getLogger(FurtherDevices.class);
    private static final String GONE = "connection_gone";
    private static final String CONNECTION = "connection_id";
    private final Places places;
    private final Relay relay;
    private final Commands commands;
    private final int allowed;

    FurtherDevices(Places places, Relay relay, Commands commands, EdgeSettings settings) {
        this.places = places;
        this.relay = relay;
        this.commands = commands;
        this.allowed = settings.devicesPerPerson();
    }

    /**
     * Takes a further device of somebody who is in, if there may be one more: it is held, and the meeting not asked.
     *
     * @return whether it was taken
     */
    Mono<Boolean> accompanies(MeetingHub hub, Member member, JoinMeeting command, Sending sending) {
        ParticipantId person = allowed == 1 ? null : Companions.joined(hub.state(), member.user);
        if (person == null) {
            return Mono.just(false);
        }
        Address others = Address.companions(member.meeting, person);
        member.succession = vacancy -> succeed(hub, member, vacancy, command, sending);
        return places.take(others, member.connection, allowed - 1)
                .map(taken -> taken && hub.accompany(member, person, sit(member, others)));
    }

    /** Ends with giving the place back. */
    private Disposable sit(Member member, Address others) {
        Disposable mailbox = relay.open(others, signal -> {
            String gone = signal.body().path(CONNECTION).asString("");
            if (signal.event().equals(GONE) && !gone.isEmpty()) {
                member.succession.accept(Vacancy.told(new ConnectionId(gone)));
            }
        });
        return Disposables.composite(mailbox, () -> places.giveBack(others, member.connection));
    }

    /**
     * Asks the further devices of whose connection is gone that one of them take its place.
     *
     * @return whether there is any: one of them will, or is gone too
     */
    Mono<Boolean> handOver(Member gone, ParticipantId person) {
        return allowed == 1
                ? Mono.just(false)
                : relay.pass(
                        Address.companions(gone.meeting, person),
                        new Signal(GONE, WireJson.object().put(CONNECTION, gone.connection.value())));
    }

    /** All further devices hear of it, and the first to ask is the one. */
    private void succeed(MeetingHub hub, Member member, Vacancy vacancy, JoinMeeting command, Sending sending) {
        places.first(vacancy.occasion())
                .filter(first -> first && Companions.accompanies(member, member.participant))
                // Somebody whose loss is a fact may have come back by themselves.
                .filter(_ -> !vacancy.isFact() || Companions.joined(hub.state(), member.user) == null)
                .flatMap(_ -> {
                    member.succeeds = true;
                    return commands.send(command, sending);
                })
                .subscribe(
                        receipt -> {},
                        failure -> LOG.info(
                                "a further device of {} could not take over: {}",
                                command.meetingId(),
                                failure.getMessage()));
    }
}
