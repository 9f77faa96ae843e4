package io.videoconf.api.meeting.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeetingAccessTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final TenantId TENANT = new TenantId(MeetingId.fresh().value());
    private final MeetingId meeting = MeetingId.fresh();
    private final UserId owner = UserId.fresh();
    private final UserId anna = UserId.fresh();
    private final ParticipantId annas = ParticipantId.fresh();
    private final MeetingState begun = MeetingFold.replay(List.of(
            new MeetingScheduled(
                    meeting,
                    TENANT,
                    owner,
                    ParticipantId.fresh(),
                    "Olga",
                    "olga@example.com",
                    "Weekly",
                    null,
                    "123-456-789",
                    null,
                    null,
                    List.of("alt@example.com"),
                    MeetingSettings.defaults(),
                    NOW),
            new MeetingStarted(meeting, NOW),
            new ParticipantInvited(meeting, ParticipantId.fresh(), "invited@example.com", NOW)));

    private static Actor actor(ActorKind kind, UserId user, @Nullable MeetingId boundTo) {
        return new Actor(kind, user, TENANT, TenantRole.MEMBER, boundTo);
    }

    private static Actor user(UserId user) {
        return actor(ActorKind.USER, user, null);
    }

    private MeetingState after(MeetingEvent... facts) {
        MeetingState state = begun;
        for (MeetingEvent fact : facts) {
            state = MeetingFold.evolve(state, fact);
        }
        return state;
    }

    private ParticipantJoined joined() {
        return new ParticipantJoined(
                meeting,
                annas,
                anna,
                TENANT,
                ActorKind.USER,
                "Anna",
                "anna@example.com",
                null,
                null,
                new Capabilities(true, true, true),
                ParticipantRole.PARTICIPANT,
                false,
                false,
                ConnectionId.fresh(),
                NOW);
    }

    @Test
    void owner_invited_alternatives_and_videoconf_may_read() {
        assertThat(MeetingAccess.mayRead(begun, user(owner), null)).isTrue();
        assertThat(MeetingAccess.mayRead(begun, user(anna), "Invited@Example.com"))
                .isTrue();
        assertThat(MeetingAccess.mayRead(begun, user(anna), "ALT@example.com")).isTrue();
        assertThat(MeetingAccess.mayRead(begun, Actor.SYSTEM, null)).isTrue();
    }

    @Test
    void strangers_may_not_and_nobody_reads_what_is_not_there() {
        assertThat(MeetingAccess.mayRead(begun, user(anna), "anna@example.com")).isFalse();
        assertThat(MeetingAccess.mayRead(begun, user(anna), null)).isFalse();
        assertThat(MeetingAccess.mayRead(NoMeeting.YET, user(owner), null)).isFalse();
    }

    @Test
    void who_took_part_may_also_afterwards_but_not_the_banned() {
        var left = new ParticipantLeft(meeting, annas, LeaveEvidence.EXPLICIT, NOW);
        assertThat(MeetingAccess.mayRead(after(joined()), user(anna), null)).isTrue();
        assertThat(MeetingAccess.mayRead(after(joined(), left), user(anna), null))
                .isTrue();
        var removed = new ParticipantRemoved(meeting, annas, null, false, NOW);
        assertThat(MeetingAccess.mayRead(after(joined(), removed), user(anna), null))
                .isTrue();
        var banned = new ParticipantRemoved(meeting, annas, null, true, NOW);
        assertThat(MeetingAccess.mayRead(after(joined(), banned), user(anna), "anna@example.com"))
                .isFalse();
    }

    @Test
    void an_invitation_that_somebody_took_up_is_nobody_else_s() {
        assertThat(MeetingAccess.mayRead(after(joined()), user(UserId.fresh()), "anna@example.com"))
                .isFalse();
    }

    @Test
    void a_guest_reads_the_meeting_of_the_token_only() {
        UserId guest = UserId.fresh();
        assertThat(MeetingAccess.mayRead(begun, actor(ActorKind.GUEST, guest, meeting), null))
                .isTrue();
        assertThat(MeetingAccess.mayRead(begun, actor(ActorKind.GUEST, guest, MeetingId.fresh()), null))
                .isFalse();
    }
}
