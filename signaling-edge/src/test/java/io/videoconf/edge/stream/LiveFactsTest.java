package io.videoconf.edge.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.events.MeetingLocked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class LiveFactsTest {
    private final LiveFacts facts = new LiveFacts();
    private final AnnotationEventHandlerAdapter processor = new AnnotationEventHandlerAdapter(facts);
    private final MeetingId mine = MeetingId.fresh();
    private final UserId actor = UserId.fresh();
    private final List<LiveFact> heard = new ArrayList<>();

    @Test
    void factsReachTheListenersOfTheirMeetingOnly() throws Exception {
        facts.subscribe(mine, heard::add);

        store(MeetingId.fresh(), 0);
        store(mine, 4);

        assertThat(heard).singleElement().satisfies(fact -> {
            assertThat(fact.sequence()).isEqualTo(5);
            assertThat(fact.actor()).isEqualTo(actor);
            assertThat(fact.eventId()).isEqualTo("id-4");
            assertThat(fact.event()).isInstanceOf(MeetingLocked.class);
        });
    }

    @Test
    void whoHasEnoughHearsNoMore() throws Exception {
        Disposable first = facts.subscribe(mine, heard::add);
        List<LiveFact> other = new ArrayList<>();
        facts.subscribe(mine, other::add);

        first.dispose();
        store(mine, 0);

        assertThat(heard).isEmpty();
        assertThat(other).hasSize(1);
    }

    @Test
    void oneListenersBugIsNotTheOthers() throws Exception {
        facts.subscribe(mine, _ -> {
            throw new IllegalStateException("a listener's bug, on purpose");
        });
        facts.subscribe(mine, heard::add);

        store(mine, 0);

        assertThat(heard).hasSize(1);
    }

    private void store(MeetingId meeting, long number) throws Exception {
        processor.handle(new GenericDomainEventMessage<>(
                "MeetingAggregate",
                meeting.value(),
                number,
                new MeetingLocked(meeting, Instant.EPOCH),
                MetaData.from(Map.of(MetadataKeys.ACTOR_ID, actor.value())),
                "id-" + number,
                Instant.EPOCH));
    }
}
