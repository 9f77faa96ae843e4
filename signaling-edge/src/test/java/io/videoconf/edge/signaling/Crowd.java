package io.videoconf.edge.signaling;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.edge.relay.Address;
import io.videoconf.edge.relay.Relay;
import io.videoconf.edge.relay.Signal;
import io.videoconf.edge.stream.LiveFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** One meeting on one edge and the sockets in it, whose time passes when it is told to. */
final class Crowd {
    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");

    /** Somebody with a socket. */
    record Guest(Member member, ParticipantId id, Notebook notebook) {}

    final List<Guest> guests = new ArrayList<>();
    final MeterRegistry meters = new SimpleMeterRegistry();
    int windows;
    private final MeetingId meeting = MeetingId.fresh();
    private final List<Runnable> due = new ArrayList<>();
    private final Map<Address, Consumer<Signal>> mailboxes = new HashMap<>();
    private final MeetingHub hub;
    private MeetingState state = NoMeeting.YET;

    Crowd(Duration window) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("meters", meters));
        Pace pace = new Pace(window, new Hourglass(), new LiveMeters(beans.getBeanProvider(MeterRegistry.class)));
        hub = new MeetingHub(meeting, SignalingNamespace.NAME, new Mailboxes(), pace);
        state = MeetingFold.evolve(MeetingFold.evolve(state, scheduled(meeting)), new MeetingStarted(meeting, TIME));
        hub.begin(state);
    }

    /** The first fact of a meeting. */
    static MeetingEvent scheduled(MeetingId meeting) {
        MeetingScheduled any = Instances.whole(MeetingScheduled.class);
        return new MeetingScheduled(
                meeting,
                any.tenantId(),
                new UserId(UUID.randomUUID().toString()),
                ParticipantId.fresh(),
                "Owner",
                null,
                "Crowd",
                null,
                "123-456-789",
                null,
                null,
                List.of(),
                any.settings(),
                TIME);
    }

    /** Somebody comes in by the connection that a socket asked with. */
    static MeetingEvent joined(Member member, ParticipantId id, String name) {
        ParticipantJoined any = Instances.bare(ParticipantJoined.class);
        return new ParticipantJoined(
                member.meeting,
                id,
                member.user,
                any.tenantId(),
                any.kind(),
                name,
                null,
                null,
                null,
                any.capabilities(),
                any.role(),
                true,
                false,
                member.connection,
                TIME);
    }

    /** Somebody says something, to everybody or to one only. */
    static MeetingEvent said(MeetingId meeting, ParticipantId sender, String words, @Nullable ParticipantId only) {
        ChatMessageSent any = Instances.bare(ChatMessageSent.class);
        return new ChatMessageSent(meeting, MessageId.fresh(), sender, "Guest", any.type(), words, null, only, TIME);
    }

    long sequence() {
        return state.sequence();
    }

    void happens(MeetingEvent event) {
        state = MeetingFold.evolve(state, event);
        hub.arrived(new LiveFact(state.sequence(), UUID.randomUUID().toString(), event, TIME, null));
    }

    /** Asks to be in, is let in, and is answered. */
    Guest joins() {
        Notebook notebook = new Notebook();
        Member member = new Member(notebook, new UserId(UUID.randomUUID().toString()), meeting, ConnectionId.fresh());
        Guest guest = new Guest(member, ParticipantId.fresh(), notebook);
        hub.ask(member);
        happens(joined(member, guest.id(), "Guest " + guests.size()));
        hub.welcome(new Welcome(member, true, _ -> {}));
        guests.add(guest);
        return guest;
    }

    void leaves(Guest guest) {
        happens(new ParticipantLeft(meeting, guest.id(), LeaveEvidence.EXPLICIT, TIME));
    }

    void says(Guest guest, String words) {
        happens(said(meeting, guest.id(), words, null));
    }

    void signals(Guest to, Signal signal) {
        Consumer<Signal> mailbox = mailboxes.get(Address.of(meeting, to.id()));
        if (mailbox == null) {
            throw new IllegalStateException("nobody listens for " + to.id());
        }
        mailbox.accept(signal);
    }

    /** The window that is open, if there is one, ends. */
    void windowEnds() {
        List<Runnable> now = List.copyOf(due);
        due.clear();
        windows += now.size();
        now.forEach(Runnable::run);
    }

    private final class Mailboxes implements Relay {
        @Override
        public Disposable open(Address address, Consumer<Signal> inbox) {
            mailboxes.put(address, inbox);
            return Disposables.disposed();
        }

        @Override
        public Mono<Boolean> pass(Address to, Signal signal) {
            return Mono.just(false);
        }
    }

    private final class Hourglass implements Scheduler {
        @Override
        public Disposable schedule(Runnable task) {
            throw new UnsupportedOperationException("nothing is done at once");
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            due.add(task);
            return Disposables.single();
        }

        @Override
        public Worker createWorker() {
            throw new UnsupportedOperationException("nobody works for long");
        }
    }
}
