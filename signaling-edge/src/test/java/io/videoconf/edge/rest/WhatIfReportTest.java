package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.views.EndedMeetings;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.views.TrialOutcome;
import io.videoconf.api.meeting.views.TrialView;
import io.videoconf.edge.gateway.limits.LimitSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a trial says of quotas and of keeping, which are not decided in a meeting. */
class WhatIfReportTest {
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final UserId OWNER = UserId.fresh();
    private static final LimitSettings LIMITS = new LimitSettings(
            new LimitSettings.Basic(1_000, 10, 50),
            new LimitSettings.Pro(10_000, 100, 500),
            new LimitSettings.Enterprise(100_000, 1_000, LimitSettings.UNLIMITED),
            new LimitSettings.PerAddress(20_000, 2_000));

    private static WhatIfReport.Tried meeting(Instant madeAt, EndedMeetings.Kept... kept) {
        MeetingId id = MeetingId.fresh();
        TrialOutcome nothing = new TrialOutcome(List.of(), 0, 0, 0, 0, 0, 0, null, null, List.of(), 0);
        return new WhatIfReport.Tried(
                new EndedMeetings.Ended(id, madeAt.plusSeconds(60), List.of(kept)),
                new TrialView(id, OWNER, madeAt, true, nothing, nothing, List.of(), 0));
    }

    private static ObjectNode report(@Nullable AccountType account, List<WhatIfReport.Tried> all) {
        TriedPolicy policy = new TriedPolicy(MeetingSettingsChange.none(), account, null, List.of());
        return new WhatIfReport(policy, all, false, LIMITS, NOON).json();
    }

    private static EndedMeetings.Kept chat(@Nullable Instant due, @Nullable Instant tried, boolean ended) {
        return new EndedMeetings.Kept(RetentionClass.CHAT, MeetingId.fresh().value(), NOON, due, tried, ended);
    }

    @Test
    void meetingsOverTheQuotaOfTheTypeWouldNotHaveBeenMade() {
        List<WhatIfReport.Tried> twelve = IntStream.range(0, 12)
                .mapToObj(minute -> meeting(NOON.plus(Duration.ofMinutes(minute))))
                .toList();
        ObjectNode basic = report(AccountType.BASIC, twelve);
        assertThat(basic.at("/totals/not_created").asInt()).isEqualTo(2);
        assertThat(basic.at("/totals/differing").asInt()).isEqualTo(2);
        assertThat(basic.at("/meetings/9/differences")).isEmpty();
        assertThat(basic.at("/meetings/10/differences/0").asString())
                .isEqualTo("would not have been made: the quota of its owner was used up");
        assertThat(report(AccountType.PRO, twelve).at("/totals/not_created").asInt())
                .isZero();
        assertThat(report(null, twelve).at("/totals/not_created").asInt()).isZero();
    }

    @Test
    void anHourLaterThereIsRoomAgain() {
        List<WhatIfReport.Tried> hourly = IntStream.range(0, 24)
                .mapToObj(tick -> meeting(NOON.plus(Duration.ofMinutes(7L * tick))))
                .toList();
        assertThat(report(AccountType.BASIC, hourly).at("/totals/not_created").asInt())
                .isZero();
    }

    @Test
    void itSaysUntilWhenWouldBeKeptAndWhatWouldBeGone() {
        Instant year = NOON.plus(Duration.ofDays(365));
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        ObjectNode found = report(
                null,
                List.of(
                        meeting(NOON, chat(year, yesterday, false)),
                        meeting(NOON, chat(null, year, false)),
                        meeting(NOON, chat(year, null, false)),
                        meeting(NOON, chat(yesterday, yesterday, true)),
                        meeting(NOON, chat(year, year, false))));
        assertThat(found.at("/totals/differing").asInt()).isEqualTo(3);
        assertThat(found.at("/totals/disposed_of/recorded").asInt()).isEqualTo(1);
        assertThat(found.at("/totals/disposed_of/tried").asInt()).isEqualTo(2);
        assertThat(found.at("/meetings/0/differences/0").asString())
                .contains("is kept until " + year + ", would be kept until " + yesterday);
        assertThat(found.at("/meetings/1/differences/0").asString()).contains("is kept for ever, would be kept until");
        assertThat(found.at("/meetings/2/differences/0").asString()).endsWith("would be kept for ever");
        assertThat(found.at("/meetings/3/differences")).isEmpty();
    }
}
