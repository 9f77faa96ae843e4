package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RecordingEnd;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.ResumeRecording;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.state.ActiveRecording;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final RefusalCode NO = RefusalCode.INSUFFICIENT_PERMISSIONS;
    private final Who anna = Who.colleague("anna");
    private final Who ben = Who.outsider("ben");

    private Play play(Consumer<Changes> settings) {
        Play play = Play.running(settings);
        return play.with(play.owner, anna, ben);
    }

    private Play play() {
        return play(_ -> {});
    }

    private static void role(Play play, Who who, ParticipantRole role) {
        play.does(play.owner, new ChangeRole(play.meeting, play.pid(who), role));
    }

    @Test
    void a_recording_starts_pauses_resumes_and_stops() {
        Play play = play();
        RecordingId id = RecordingId.fresh();
        var start = new StartRecording(play.meeting, id, RecordingMode.CLOUD, true);
        play.refuses(anna, start, NO, "OnlyHostsRecord");
        role(play, anna, ParticipantRole.CO_HOST);
        assertThat(play.does(anna, start))
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordingStarted.class,
                        it -> assertThat(it.ownerId())
                                .isEqualTo(play.owner.actor().id()));
        play.refuses(
                anna,
                new StartRecording(play.meeting, RecordingId.fresh(), RecordingMode.CLOUD, true),
                RefusalCode.RECORDING_ALREADY_ACTIVE,
                "AMeetingIsRecordedOnceAtATime");
        assertThat(play.does(anna, new PauseRecording(play.meeting, id)))
                .hasExactlyElementsOfTypes(RecordingPaused.class);
        play.changesNothing(anna, new PauseRecording(play.meeting, id));
        assertThat(play.does(anna, new ResumeRecording(play.meeting, id)))
                .hasExactlyElementsOfTypes(RecordingResumed.class);
        play.changesNothing(anna, new ResumeRecording(play.meeting, id));
        assertThat(play.does(anna, new StopRecording(play.meeting, id)))
                .containsExactly(
                        new RecordingStopped(play.meeting, id, RecordingEnd.STOPPED, play.pid(anna), play.now));
        play.changesNothing(anna, new StopRecording(play.meeting, id));
        play.refuses(
                anna,
                new ResumeRecording(play.meeting, id),
                RefusalCode.INVALID_STATE,
                "AStoppedRecordingStaysStopped");
        play.refuses(anna, start, RefusalCode.INVALID_STATE, "ARecordingIsStartedOnce");
        play.refuses(
                anna,
                new StopRecording(play.meeting, RecordingId.fresh()),
                RefusalCode.RECORDING_NOT_FOUND,
                "TheRecordingIsOfThisMeeting");
    }

    @Test
    void what_is_set_to_be_recorded_is_from_its_beginning_however_it_begins() {
        Play now = Play.running(it -> it.autoRecord = true);
        assertThat(now.log).last().isInstanceOfSatisfying(RecordingStarted.class, it -> {
            assertThat(it.startedBy()).isNull();
            assertThat(it.ownerId()).isEqualTo(now.owner.actor().id());
            assertThat(it.isPrivate()).isTrue();
            assertThat(it.mode()).isEqualTo(RecordingMode.CLOUD);
            assertThat(it.recordingId()).isEqualTo(RecordingId.automatic(now.meeting, Play.BEGIN));
            assertThat(it.at()).isEqualTo(Play.BEGIN);
        });
        Play started = Play.planned(it -> it.autoRecord = true);
        assertThat(started.does(started.owner, new StartMeeting(started.meeting)))
                .hasExactlyElementsOfTypes(MeetingStarted.class, RecordingStarted.class);
        Play joined = Play.planned(it -> it.autoRecord = true);
        assertThat(joined.joins(joined.owner))
                .hasExactlyElementsOfTypes(MeetingStarted.class, ParticipantJoined.class, RecordingStarted.class);
        assertThat(joined.joins(anna)).hasExactlyElementsOfTypes(ParticipantJoined.class);
        assertThat(joined.live().recordings()).hasSize(1);
    }

    @Test
    void nothing_records_itself_unless_its_settings_say_so_and_let_it() {
        assertThat(Play.running().live().recordings()).isEmpty();
        assertThat(Play.running(it -> {
                            it.autoRecord = true;
                            it.recordingEnabled = false;
                        })
                        .live()
                        .recordings())
                .isEmpty();
        assertThat(Play.running(it -> {
                            it.autoRecord = true;
                            it.encryption = Encryption.E2EE;
                        })
                        .live()
                        .recordings())
                .isEmpty();
    }

    @Test
    void whoever_stops_what_began_by_itself_has_stopped_it_until_the_series_begins_again() {
        Play play = Play.series("FREQ=DAILY;COUNT=3", "Europe/Berlin", it -> it.autoRecord = true);
        play.later(Duration.ofHours(1));
        play.does(play.owner, new StartMeeting(play.meeting));
        RecordingId first = play.live().recordings().getFirst().recordingId();
        play.does(play.owner, new StopRecording(play.meeting, first));
        play.joins(play.owner);
        assertThat(play.live().recordings()).isEmpty();
        play.does(play.owner, new EndMeeting(play.meeting));
        play.later(Duration.ofDays(1));
        play.does(play.owner, new StartMeeting(play.meeting));
        assertThat(play.live().recordings())
                .singleElement()
                .satisfies(it -> assertThat(it.recordingId()).isNotEqualTo(first));
    }

    @Test
    void the_cloud_does_not_record_what_it_cannot_read() {
        Play play = play(it -> it.encryption = Encryption.E2EE);
        play.refuses(
                play.owner,
                new StartRecording(play.meeting, RecordingId.fresh(), RecordingMode.CLOUD, true),
                RefusalCode.INVALID_STATE,
                "TheCloudDoesNotRecordWhatItCannotRead");
        play.does(play.owner, new StartRecording(play.meeting, RecordingId.fresh(), RecordingMode.LOCAL, true));
    }

    @Test
    void everybody_in_the_meeting_says_whether_they_agree() {
        Play play = play();
        RecordingId id = RecordingId.fresh();
        play.does(play.owner, new StartRecording(play.meeting, id, RecordingMode.CLOUD, true));
        assertThat(play.does(ben, new AnswerRecordingConsent(play.meeting, id, true)))
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordingConsentAnswered.class,
                        it -> assertThat(it.participantId()).isEqualTo(play.pid(ben)));
        play.changesNothing(ben, new AnswerRecordingConsent(play.meeting, id, true));
        assertThat(play.does(ben, new AnswerRecordingConsent(play.meeting, id, false)))
                .hasExactlyElementsOfTypes(RecordingConsentAnswered.class);
        play.refuses(
                ben,
                new AnswerRecordingConsent(play.meeting, RecordingId.fresh(), true),
                RefusalCode.RECORDING_NOT_FOUND,
                "TheRecordingIsOfThisMeeting");
        play.does(play.owner, new StopRecording(play.meeting, id));
        play.refuses(
                ben,
                new AnswerRecordingConsent(play.meeting, id, true),
                RefusalCode.INVALID_STATE,
                "AStoppedRecordingStaysStopped");
    }

    @Test
    void theCloudAndAMachineRecordAtTheSameTimeEachOnce() {
        Play play = play();
        RecordingId cloud = start(play, play.owner, RecordingMode.CLOUD);
        RecordingId local = start(play, play.owner, RecordingMode.LOCAL);
        var refusal = play.refuses(
                play.owner,
                new StartRecording(play.meeting, RecordingId.fresh(), RecordingMode.LOCAL, true),
                RefusalCode.RECORDING_ALREADY_ACTIVE,
                "AMeetingIsRecordedOnceAtATime");
        assertThat(refusal.details()).containsEntry("recording_id", local.value());
        play.does(play.owner, new PauseRecording(play.meeting, local));
        play.changesNothing(play.owner, new ResumeRecording(play.meeting, cloud));
        play.does(ben, new AnswerRecordingConsent(play.meeting, cloud, true));
        assertThat(play.does(ben, new AnswerRecordingConsent(play.meeting, local, true)))
                .as("an answer is about one recording")
                .hasExactlyElementsOfTypes(RecordingConsentAnswered.class);
        play.does(play.owner, new StopRecording(play.meeting, local));
        assertThat(play.live().recordings())
                .singleElement()
                .satisfies(it -> assertThat(it.recordingId()).isEqualTo(cloud));
        play.refuses(
                play.owner,
                new StartRecording(play.meeting, cloud, RecordingMode.LOCAL, true),
                RefusalCode.INVALID_STATE,
                "ARecordingIsStartedOnce");
    }

    @Test
    void whoeverGoesEndsTheirOwnLocalRecordingOnly() {
        Play play = play();
        role(play, anna, ParticipantRole.CO_HOST);
        RecordingId cloud = start(play, anna, RecordingMode.CLOUD);
        RecordingId local = start(play, play.owner, RecordingMode.LOCAL);
        play.does(anna, new LeaveMeeting(play.meeting));
        assertThat(play.live().recordings())
                .extracting(ActiveRecording::recordingId)
                .containsExactly(cloud, local);
        play.does(play.owner, new LeaveMeeting(play.meeting));
        assertThat(play.live().recordings())
                .extracting(ActiveRecording::recordingId)
                .containsExactly(cloud);
    }

    /** Whose connection is lost may come back, and goes on; who does not has left, and took their machine along. */
    @Test
    void whoseConnectionIsLostForGoodEndsWhatTheirMachineRecordsAndTheCloudGoesOn() {
        Play play = play();
        role(play, anna, ParticipantRole.CO_HOST);
        RecordingId cloud = start(play, anna, RecordingMode.CLOUD);
        RecordingId local = start(play, anna, RecordingMode.LOCAL);
        play.vanishes(anna);
        assertThat(play.live().recordings())
                .extracting(ActiveRecording::recordingId)
                .containsExactly(cloud, local);
        play.wait(Duration.ofSeconds(61));
        assertThat(stops(play)).singleElement().satisfies(it -> {
            assertThat(it.recordingId()).isEqualTo(local);
            assertThat(it.cause()).isEqualTo(RecordingEnd.HOST_LOST);
            assertThat(it.stoppedBy()).isNull();
        });
        assertThat(play.live().recordings())
                .extracting(ActiveRecording::recordingId)
                .containsExactly(cloud);
        play.vanishes(play.owner);
        play.wait(Duration.ofMinutes(2));
        assertThat(play.live().recordings()).as("the host is lost").hasSize(1);
        play.does(play.owner, new EndMeeting(play.meeting));
        assertThat(stops(play)).last().satisfies(it -> {
            assertThat(it.recordingId()).isEqualTo(cloud);
            assertThat(it.cause()).isEqualTo(RecordingEnd.MEETING_ENDED);
        });
    }

    private static List<RecordingStopped> stops(Play play) {
        return play.log.stream()
                .filter(RecordingStopped.class::isInstance)
                .map(RecordingStopped.class::cast)
                .toList();
    }

    @Test
    void whatIsRecordedInTheCloudIsNotEncryptedEndToEndWhatIsRecordedElsewhereMayBe() {
        Play play = play();
        RecordingId cloud = start(play, play.owner, RecordingMode.CLOUD);
        start(play, play.owner, RecordingMode.LOCAL);
        Changes secret = new Changes();
        secret.encryption = Encryption.E2EE;
        ChangeMeeting change = new ChangeMeeting(play.meeting, null, null, null, null, null, secret.change());
        play.refuses(play.owner, change, RefusalCode.INVALID_STATE, "NoEndToEndEncryptionWhileTheCloudRecords");
        play.does(play.owner, new StopRecording(play.meeting, cloud));
        assertThat(play.does(play.owner, change)).hasExactlyElementsOfTypes(MeetingChanged.class);
    }

    @Test
    void whoIsNotInTheMeetingSaysNothingToItsRecording() {
        Play play = play();
        RecordingId cloud = start(play, play.owner, RecordingMode.CLOUD);
        play.does(ben, new LeaveMeeting(play.meeting));
        play.refuses(
                ben,
                new AnswerRecordingConsent(play.meeting, cloud, true),
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyWhoIsPresentTakesPart");
    }

    private static RecordingId start(Play play, Who who, RecordingMode mode) {
        RecordingId id = RecordingId.fresh();
        play.does(who, new StartRecording(play.meeting, id, mode, true));
        return id;
    }
}
