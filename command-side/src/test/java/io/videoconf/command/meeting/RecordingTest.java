package io.videoconf.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.ResumeRecording;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
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
                .hasExactlyElementsOfTypes(RecordingStopped.class);
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
}
