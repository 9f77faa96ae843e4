package io.videoconf.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.queries.ReadHistory;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit view has every fact and every refusal, for those who may read it. */
class HistoryIT {
    private MongoWire mongo;
    private QuerySideUnderTest side;

    @BeforeEach
    void start() {
        mongo = new MongoWire();
        side = new QuerySideUnderTest(mongo, new EventsInMemory());
        Facts facts = new Facts(Cast.meeting(0));
        side.publish(Cast.meeting(0).value(), facts.running());
        side.publishBeside(refusal(StreamKind.MEETING, Cast.meeting(0).value(), facts.tick()));
        side.publishBeside(refusal(StreamKind.MEETING, Cast.meeting(1).value(), facts.tick()));
        side.publishBeside(refusal(StreamKind.RECORDING, Cast.meeting(0).value(), facts.tick()));
        side.publish(Cast.meeting(0).value(), facts.admitted(1), facts.joined(1));
        side.settle();
        side.requireNothingParked();
    }

    private static CommandRefused refusal(StreamKind kind, String stream, Instant at) {
        return new CommandRefused(
                "io.videoconf.api.meeting.commands.AdmitParticipant",
                kind,
                stream,
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsAdmit",
                "No.",
                Map.of("participant_id", "x"),
                at);
    }

    @AfterEach
    void stop() {
        side.close();
        mongo.close();
    }

    @SuppressWarnings("unchecked") // the query is answered by entries
    private Listing<HistoryEntry> read(Actor viewer) {
        return side.ask(new ReadHistory(Cast.meeting(0), viewer, true, new Page(100, 0, null)), Listing.class);
    }

    @Test
    void factsAndRefusalsStandInTheirOrderWithTheirOrigin() {
        Listing<HistoryEntry> history = read(Cast.viewer(0));
        assertThat(history.rows())
                .extracting(HistoryEntry::type)
                .containsExactly(
                        "meeting_scheduled",
                        "meeting_started",
                        "participant_admitted",
                        "participant_joined",
                        "admit_participant",
                        "participant_admitted",
                        "participant_joined");
        HistoryEntry refused = history.rows().get(4);
        assertThat(refused.refused()).isTrue();
        assertThat(refused.sequence()).isNull();
        assertThat(refused.code()).isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refused.rule()).isEqualTo("OnlyHostsAdmit");
        assertThat(refused.requestId()).isEqualTo("req_test");
        assertThat(refused.causationId()).isEqualTo("cause");
        assertThat(refused.data()).containsEntry("message", "No.").containsEntry("participant_id", "x");
    }

    /** They were stored later, and to the millisecond only. */
    @Test
    void eachIsToldByTheTimeAtWhichItCameAbout() {
        assertThat(read(Cast.viewer(0)).rows())
                .extracting(HistoryEntry::timestamp)
                .containsExactly(
                        Facts.BEGIN,
                        Facts.BEGIN.plusSeconds(1),
                        Facts.BEGIN.plusSeconds(2),
                        Facts.BEGIN.plusSeconds(3),
                        Facts.BEGIN.plusSeconds(4),
                        Facts.BEGIN.plusSeconds(7),
                        Facts.BEGIN.plusSeconds(8));
    }

    @Test
    void secretsAndWhatEveryFactHasAreLeftOut() {
        Map<String, Object> data = read(Cast.viewer(0)).rows().getFirst().data();
        assertThat(data).containsEntry("title", "Weekly").doesNotContainKeys("meeting_id", "at");
        assertThat(String.valueOf(data.get("settings")))
                .contains("max_participants")
                .doesNotContain("hash");
    }

    @Test
    void whoOverseesTheMeetingReadsIt() {
        for (Actor viewer : List.of(Cast.viewer(0), Cast.compliance(Cast.TENANT))) {
            assertThat(read(viewer).totalCount()).isEqualTo(7);
        }
        requireRefusal(Cast.viewer(1), RefusalCode.INSUFFICIENT_PERMISSIONS);
        requireRefusal(Cast.viewer(50), RefusalCode.MEETING_NOT_FOUND);
        requireRefusal(Cast.compliance(Cast.OTHER_TENANT), RefusalCode.MEETING_NOT_FOUND);
    }

    private void requireRefusal(Actor viewer, RefusalCode code) {
        assertThatThrownBy(() -> read(viewer))
                .isInstanceOfSatisfying(
                        QueryExecutionException.class,
                        refusal -> assertThat(refusal.<Refusal>getDetails()
                                        .orElseThrow()
                                        .code())
                                .isEqualTo(code));
    }

    @Test
    void aReplayMakesTheSameHistory() {
        String live = side.digest("history");
        side.rebuildAll();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(side.digest("history")).isEqualTo(live));
    }
}
