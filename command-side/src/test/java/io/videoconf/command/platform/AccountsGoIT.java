package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.DeleteUser;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.commands.ReinstateUser;
import io.videoconf.api.account.commands.SuspendUser;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.commands.StartRecording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes with an account, on a real database and the real clockwork. */
class AccountsGoIT {
    private static final Duration SOON = Duration.ofSeconds(15);
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
    void meetingsAndRecordingsGoWithTheirOwner() {
        Actor ada = person("ada");
        Actor kim = person("kim");
        MeetingId live = meeting(ada, null);
        MeetingId planned = meeting(ada, Instant.now().plusSeconds(86_400));
        MeetingId elsewhere = meeting(kim, null);
        RecordingId recording = RecordingId.fresh();
        join(ada, live);
        join(ada, elsewhere);
        join(kim, elsewhere);
        side.send(ada, new StartRecording(live, recording, RecordingMode.CLOUD, true));
        await().atMost(SOON).until(() -> stored("RecordingOpened", recording.value()) == 1);
        await().atMost(SOON).until(() -> side.count("account_holding where user_id = '" + ada.id() + "'") == 5);

        side.send(ada, new DeleteUser(ada.id()));

        await().atMost(SOON).until(() -> stored("MeetingEnded", live.value()) == 1);
        await().atMost(SOON).until(() -> stored("MeetingCancelled", planned.value()) == 1);
        await().atMost(SOON).until(() -> stored("RecordingDeleted", recording.value()) == 1);
        await().atMost(SOON).until(() -> stored("ParticipantLeft", elsewhere.value()) == 1);
        assertThat(stored("MeetingEnded", elsewhere.value())).isZero();
        await().atMost(SOON).until(() -> side.count("account_holding where user_id = '" + ada.id() + "'") == 0);
        // What was on its way when the account went is closed as well.
        MeetingId late = meeting(ada, null);
        await().atMost(SOON).until(() -> stored("MeetingEnded", late.value()) == 1);
    }

    @Test
    void theSuspendedArePutOutAndKeepWhatIsTheirs() {
        Actor ada = person("grace");
        Actor kim = person("lin");
        MeetingId hers = meeting(kim, null);
        MeetingId own = meeting(ada, Instant.now().plusSeconds(86_400));
        join(kim, hers);
        join(ada, hers);

        side.send(Actor.SYSTEM, new SuspendUser(ada.id(), "spam"));

        await().atMost(SOON).until(() -> stored("ParticipantLeft", hers.value()) == 1);
        assertThat(stored("MeetingCancelled", own.value())).isZero();
        // A join that was on its way is undone.
        join(ada, hers);
        await().atMost(SOON).until(() -> stored("ParticipantLeft", hers.value()) == 2);
        side.send(Actor.SYSTEM, new ReinstateUser(ada.id()));
        await().atMost(SOON).until(() -> side.count("account_out where user_id = '" + ada.id() + "'") == 0);
        join(ada, hers);
        await().atMost(SOON)
                .until(() -> side.count("account_holding where kind = 'IS_IN_MEETING' and user_id = '" + ada.id() + "'")
                        == 1);
        assertThat(stored("ParticipantLeft", hers.value())).isEqualTo(2);
    }

    private static long stored(String type, String stream) {
        return side.count(
                "domain_event where payload_type = '" + type + "' and aggregate_identifier = '" + stream + "'");
    }

    private static Actor person(String name) {
        Actor actor = new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.MEMBER, null);
        side.send(
                Actor.SYSTEM,
                new RegisterUser(
                        actor.id(),
                        actor.tenant(),
                        name + "@example.com",
                        new Secret("correct horse"),
                        name,
                        null,
                        "UTC",
                        "en",
                        TenantRole.MEMBER,
                        AccountType.BASIC));
        return actor;
    }

    private static MeetingId meeting(Actor owner, @Nullable Instant start) {
        MeetingId meeting = MeetingId.fresh();
        side.send(
                owner,
                new ScheduleMeeting(
                        meeting,
                        ParticipantId.fresh(),
                        "Owner",
                        null,
                        "Weekly",
                        null,
                        start,
                        null,
                        List.of(),
                        MeetingSettingsChange.none()));
        return meeting;
    }

    private static void join(Actor who, MeetingId meeting) {
        side.send(
                who,
                new JoinMeeting(
                        meeting,
                        ParticipantId.fresh(),
                        ConnectionId.fresh(),
                        new Introduction("Somebody", null, "desktop"),
                        null,
                        null,
                        new Capabilities(true, true, true)));
    }
}
