package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.queries.TryPolicy;
import io.videoconf.api.meeting.views.TrialView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trying a policy is a question: the store is the same to the byte afterwards. */
class TrialsIT {
    private static CommandSideUnderTest side;

    @BeforeAll
    static void start() {
        side = CommandSideUnderTest.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void aTrialLeavesTheStoreAndTheLedgerAsTheyAre() throws Exception {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        side.send(new LockMeeting(meeting));
        side.send(new EndMeeting(meeting));
        await().atMost(Duration.ofSeconds(20)).until(() -> side.count("ledger_leaf") == side.count("domain_event"));
        String before = everything();

        for (int i = 0; i < 20; i++) {
            TrialView view = tried(meeting, officer(side.owner().tenant()));
            assertThat(view.faithful()).isTrue();
            assertThat(view.recorded().endedAt()).isNotNull();
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anotherTenantsMeetingsAreNotThere() {
        MeetingId meeting = MeetingId.fresh();
        side.send(CommandSideUnderTest.instant(meeting));
        side.send(new EndMeeting(meeting));

        assertThatThrownBy(() -> tried(meeting, officer(TenantId.fresh())))
                .hasStackTraceContaining("There is no such meeting");
    }

    private static TrialView tried(MeetingId meeting, Actor viewer) throws Exception {
        TryPolicy query = new TryPolicy(meeting, MeetingSettingsChange.none(), null, null, List.of(), viewer);
        return side.part(QueryGateway.class).query(query, TrialView.class).get(20, TimeUnit.SECONDS);
    }

    private static Actor officer(TenantId tenant) {
        return new Actor(ActorKind.USER, UserId.fresh(), tenant, TenantRole.COMPLIANCE, null);
    }

    /** Every event as it is stored, and the ledger's leaves. */
    private static String everything() {
        String events = """
                select count(*) || ' ' || md5(string_agg(event_identifier || encode(sha256(payload), 'hex')
                    || encode(sha256(meta_data), 'hex'), ',' order by global_index)) from domain_event
                """;
        return side.jdbc().sql(events).query(String.class).single() + " " + side.count("ledger_leaf") + " "
                + side.count("scheduled_tasks where task_name = 'command'");
    }
}
