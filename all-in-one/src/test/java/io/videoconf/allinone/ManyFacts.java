package io.videoconf.allinone;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** Facts of one meeting, stored straight into the event store, in numbers that no test could have decided one by one. */
final class ManyFacts {
    static final Instant BEGIN = Instant.parse("2026-01-15T10:00:00Z");
    private static final int AT_ONCE = 500;

    private final MeetingId meeting;
    private final List<ParticipantId> people;
    private final TenantId tenant = TenantId.fresh();
    private final UserId owner;
    private final MetaData origin;

    private ManyFacts(MeetingId meeting, UserId owner, List<ParticipantId> people) {
        this.meeting = meeting;
        this.owner = owner;
        this.people = people;
        Actor actor = new Actor(ActorKind.USER, owner, tenant, TenantRole.MEMBER, null);
        this.origin = MetaData.from(OriginMetadata.write(
                new Origin(actor, "req_many", Door.REST, AddressClass.LOOPBACK, Origin.CURRENT_POLICY)));
    }

    /** Of a meeting with so many people. */
    static ManyFacts of(MeetingId meeting, int people) {
        return of(meeting, UserId.fresh(), people);
    }

    /** Of a meeting of somebody, with so many people. */
    static ManyFacts of(MeetingId meeting, UserId owner, int people) {
        return new ManyFacts(
                meeting,
                owner,
                Stream.generate(ParticipantId::fresh).limit(people).toList());
    }

    /** So many of them, each a millisecond after the one before. */
    void store(EventStore store, int count) {
        List<DomainEventMessage<?>> batch = new ArrayList<>(AT_ONCE);
        for (int number = 0; number < count; number++) {
            batch.add(new GenericDomainEventMessage<>("Meeting", meeting.value(), number, fact(number), origin));
            if (batch.size() == AT_ONCE || number == count - 1) {
                store.publish(batch);
                batch.clear();
            }
        }
    }

    private MeetingEvent fact(int number) {
        Instant at = BEGIN.plusMillis(number + 1L);
        if (number == 0) {
            return new MeetingScheduled(
                    meeting,
                    tenant,
                    owner,
                    people.getFirst(),
                    "Owner",
                    "owner@example.com",
                    "Long",
                    null,
                    meeting.value().substring(25),
                    null,
                    null,
                    List.of(),
                    MeetingSettings.defaults(),
                    at);
        }
        if (number == 1) {
            return new MeetingStarted(meeting, at);
        }
        return number - 2 < people.size() ? joined(number - 2, at) : said(number, at);
    }

    private ParticipantJoined joined(int person, Instant at) {
        return new ParticipantJoined(
                meeting,
                people.get(person),
                person == 0 ? owner : UserId.fresh(),
                tenant,
                ActorKind.USER,
                "Person " + person,
                "person" + person + "@example.com",
                null,
                "desktop",
                new Capabilities(true, true, true),
                person == 0 ? ParticipantRole.HOST : ParticipantRole.PARTICIPANT,
                true,
                false,
                ConnectionId.fresh(),
                at);
    }

    private MeetingEvent said(int number, Instant at) {
        ParticipantId person = people.get(number % people.size());
        return switch (number % 4) {
            case 0 -> new AudioToggled(meeting, person, number % 8 == 0, at);
            case 1 -> new HandToggled(meeting, person, number % 8 == 1, at);
            default ->
                new ChatMessageSent(
                        meeting,
                        MessageId.fresh(),
                        person,
                        "Person",
                        ChatMessageType.TEXT,
                        "What was said as number " + number,
                        null,
                        null,
                        at);
        };
    }
}
