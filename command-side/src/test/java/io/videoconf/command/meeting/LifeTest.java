package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static ChangeMeeting settings(Play play, Consumer<Changes> what) {
        Changes changes = new Changes();
        what.accept(changes);
        return new ChangeMeeting(play.meeting, null, null, null, null, null, changes.change());
    }

    @Test
    void without_a_start_time_it_begins_at_once() {
        Play play = new Play();
        assertThat(play.schedule(null, List.of(), _ -> {}))
                .hasExactlyElementsOfTypes(MeetingScheduled.class, MeetingStarted.class);
        assertThat(play.person(play.owner).role()).isEqualTo(ParticipantRole.HOST);
        assertThat(play.person(play.owner).status()).isEqualTo(ParticipantStatus.INVITED);
    }

    @Test
    void with_a_start_time_it_waits_to_be_started() {
        Play play = Play.planned(_ -> {});
        assertThat(play.log).hasExactlyElementsOfTypes(MeetingScheduled.class);
        play.refuses(play.owner, new LockMeeting(play.meeting), RefusalCode.MEETING_NOT_ACTIVE, "TheMeetingIsRunning");
        assertThat(play.does(play.owner, new StartMeeting(play.meeting)))
                .hasExactlyElementsOfTypes(MeetingStarted.class);
        play.changesNothing(play.owner, new StartMeeting(play.meeting));
    }

    @Test
    void a_guest_and_the_system_schedule_nothing() {
        Play play = new Play();
        var command = play.scheduling(null, List.of(), _ -> {});
        play.refuses(
                Who.guest("gus", play.meeting), command, RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyAccountsSchedule");
        play.refuses(Who.system(), command, RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyAccountsSchedule");
    }

    @Test
    void an_id_is_scheduled_once() {
        Play play = Play.running();
        play.refuses(
                play.owner,
                play.scheduling(null, List.of(), _ -> {}),
                RefusalCode.INVALID_STATE,
                "AMeetingIsScheduledOnce");
    }

    @Test
    void settings_are_bounded() {
        Play play = new Play();
        var refusal = play.refuses(
                play.owner,
                play.scheduling(null, List.of(), it -> {
                    it.maxParticipants = 1001;
                    it.hostGrace = -1;
                    it.timeLimit = 0;
                }),
                RefusalCode.VALIDATION_FAILED,
                "SettingsStayWithinBounds");
        assertThat(refusal.details().get("fields"))
                .isEqualTo(Map.of(
                        "settings.max_participants", "must be between 1 and 1000",
                        "settings.host_grace_seconds", "must be between 0 and 600",
                        "settings.time_limit_minutes", "must be between 1 and 1440"));
    }

    @Test
    void a_required_password_must_be_there() {
        Play play = new Play();
        play.refuses(
                play.owner,
                play.scheduling(null, List.of(), it -> it.requirePassword = true),
                RefusalCode.VALIDATION_FAILED,
                "AProtectedMeetingHasAPassword");
        play.schedule(null, List.of(), it -> it.password = new Secret("open sesame"));
        assertThat(play.live().facts().settings().requirePassword()).isTrue();
        assertThat(play.live().facts().settings().passwordHash()).isEqualTo("hash of open sesame");
    }

    @Test
    void it_ends_after_it_starts() {
        Play play = Play.planned(_ -> {});
        ChangeMeeting before =
                new ChangeMeeting(play.meeting, null, null, null, Play.BEGIN.plusSeconds(3600), null, null);
        play.refuses(play.owner, before, RefusalCode.VALIDATION_FAILED, "AMeetingEndsAfterItStarts");
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        Play play = Play.planned(it -> it.maxParticipants = 7);
        var facts = play.does(
                play.owner,
                new ChangeMeeting(play.meeting, "Other", null, null, null, List.of("Anna@Example.com"), null));
        assertThat(facts).singleElement().isInstanceOfSatisfying(MeetingChanged.class, it -> {
            assertThat(it.title()).isEqualTo("Other");
            assertThat(it.settings().maxParticipants()).isEqualTo(7);
            assertThat(it.scheduledStart()).isEqualTo(Play.BEGIN.plusSeconds(3600));
            assertThat(it.alternativeHosts()).containsExactly("anna@example.com");
        });
        play.changesNothing(
                play.owner,
                new ChangeMeeting(play.meeting, "Other", null, null, null, null, MeetingSettingsChange.none()));
    }

    @Test
    void only_owner_and_host_change_it() {
        Play play = Play.running();
        Who anna = Who.colleague("anna");
        play.with(play.owner, anna);
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(anna), ParticipantRole.CO_HOST));
        play.refuses(
                anna,
                settings(play, it -> it.chat = false),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsChangeTheMeeting");
        play.refuses(
                Who.outsider("eve"),
                settings(play, it -> it.chat = false),
                RefusalCode.MEETING_NOT_FOUND,
                "OnlyThoseConcernedKnowTheMeeting");
    }

    @Test
    void a_running_meeting_gets_no_smaller_than_it_is() {
        Play play = Play.running();
        play.with(Who.colleague("anna"), Who.colleague("ben"));
        play.refuses(
                play.owner,
                settings(play, it -> it.maxParticipants = 2),
                RefusalCode.INVALID_STATE,
                "EverybodyKeepsTheirSeat");
        play.does(play.owner, settings(play, it -> it.maxParticipants = 3));
    }

    @Test
    void end_to_end_encryption_does_not_come_over_a_cloud_recording() {
        Play play = Play.running();
        play.does(play.owner, new StartRecording(play.meeting, RecordingId.fresh(), RecordingMode.CLOUD, true));
        play.refuses(
                play.owner,
                settings(play, it -> it.encryption = Encryption.E2EE),
                RefusalCode.INVALID_STATE,
                "NoEndToEndEncryptionWhileTheCloudRecords");
    }

    @Test
    void only_the_owner_cancels_and_only_before_it_runs() {
        Play play = Play.planned(it -> it.joinBeforeHost = true);
        play.refuses(
                Who.outsider("eve"),
                new CancelMeeting(play.meeting),
                RefusalCode.MEETING_NOT_FOUND,
                "OnlyThoseConcernedKnowTheMeeting");
        assertThat(play.does(play.owner, new CancelMeeting(play.meeting)))
                .hasExactlyElementsOfTypes(MeetingCancelled.class);
        play.changesNothing(play.owner, new CancelMeeting(play.meeting));
        play.refuses(play.owner, new StartMeeting(play.meeting), RefusalCode.MEETING_NOT_ACTIVE, "TheMeetingIsRunning");
        play.refuses(
                Who.outsider("eve"),
                play.joining(Who.outsider("eve")),
                RefusalCode.MEETING_NOT_ACTIVE,
                "TheMeetingIsRunning");

        Play running = Play.running();
        Who anna = Who.colleague("anna");
        running.with(anna);
        running.refuses(
                running.owner,
                new CancelMeeting(running.meeting),
                RefusalCode.INVALID_STATE,
                "ARunningMeetingIsNotCancelled");
        running.refuses(
                anna, new CancelMeeting(running.meeting), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyTheOwnerCancels");
    }

    @Test
    void nothing_is_asked_of_a_meeting_that_is_not_there() {
        Play play = new Play();
        play.refuses(play.owner, new EndMeeting(play.meeting), RefusalCode.MEETING_NOT_FOUND, "TheMeetingExists");
        play.refuses(play.owner, play.joining(play.owner), RefusalCode.MEETING_NOT_FOUND, "TheMeetingExists");
    }

    @Test
    void ending_stops_recordings_sees_everybody_out_and_closes_the_log() {
        Play play = Play.running(it -> it.waitingRoom = true);
        Who anna = Who.colleague("anna");
        play.with(play.owner, anna);
        play.does(play.owner, new StartRecording(play.meeting, RecordingId.fresh(), RecordingMode.CLOUD, true));
        play.refuses(anna, new EndMeeting(play.meeting), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyHostsEnd");

        List<MeetingEvent> facts = play.does(play.owner, new EndMeeting(play.meeting));

        assertThat(facts)
                .hasExactlyElementsOfTypes(
                        RecordingStopped.class, ParticipantLeft.class, ParticipantLeft.class, MeetingEnded.class);
        assertThat(((EndedMeeting) play.state).cause()).isEqualTo(EndCause.HOST_ENDED);
        play.refuses(play.owner, new EndMeeting(play.meeting), RefusalCode.MEETING_ENDED, "AnEndedMeetingStaysEnded");
        play.refuses(play.owner, play.joining(play.owner), RefusalCode.MEETING_ENDED, "AnEndedMeetingStaysEnded");
        assertThat(MeetingViews.row(play.state, play.owner.actor().id()).participantCount())
                .isEqualTo(1);
    }

    @Test
    void a_time_limit_warns_and_ends() {
        Play play = Play.running(it -> it.timeLimit = 30);
        play.with(play.owner);
        play.wait(Duration.ofMinutes(26));
        Instant end = Play.BEGIN.plus(Duration.ofMinutes(30));
        assertThat(play.log.getLast())
                .isEqualTo(new TimeLimitWarned(play.meeting, end, Play.BEGIN.plus(Duration.ofMinutes(25))));
        play.wait(Duration.ofMinutes(5));
        assertThat(play.log.getLast()).isEqualTo(new MeetingEnded(play.meeting, EndCause.TIME_LIMIT, end));
    }

    @Test
    void a_time_limit_that_was_moved_ends_then_and_not_before() {
        Play play = Play.running(it -> it.timeLimit = 30);
        play.wait(Duration.ofMinutes(10));
        play.does(play.owner, settings(play, it -> it.timeLimit = 60));
        play.wait(Duration.ofMinutes(49));
        assertThat(play.state).isInstanceOf(LiveMeeting.class);
        assertThat(play.log).filteredOn(TimeLimitWarned.class::isInstance).hasSize(1);
        play.wait(Duration.ofMinutes(2));
        assertThat(((EndedMeeting) play.state).cause()).isEqualTo(EndCause.TIME_LIMIT);
    }

    @Test
    void who_may_only_read_a_planned_meeting_neither_starts_it_nor_gives_roles() {
        Play play = Play.planned(_ -> {});
        Who guest = Who.guest("gus", play.meeting);
        play.refuses(guest, new StartMeeting(play.meeting), RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyHostsStart");
        play.refuses(
                guest,
                new ChangeRole(play.meeting, play.pid(play.owner), ParticipantRole.VIEWER),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyTheOwnerPreparesRoles");
    }
}
