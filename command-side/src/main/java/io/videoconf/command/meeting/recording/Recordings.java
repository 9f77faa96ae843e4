package io.videoconf.command.meeting.recording;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.Encryption;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.RecordingConsent;
import io.videoconf.api.meeting.RecordingEnd;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.commands.AnswerRecordingConsent;
import io.videoconf.api.meeting.commands.PauseRecording;
import io.videoconf.api.meeting.commands.ResumeRecording;
import io.videoconf.api.meeting.commands.StartRecording;
import io.videoconf.api.meeting.commands.StopRecording;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.OnlyWhoIsPresentTakesPart;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.recording.RecordingRules.AMeetingIsRecordedOnceAtATime;
import io.videoconf.command.meeting.recording.RecordingRules.ARecordingIsStartedOnce;
import io.videoconf.command.meeting.recording.RecordingRules.AStoppedRecordingStaysStopped;
import io.videoconf.command.meeting.recording.RecordingRules.MeetingsAreRecordedWhereTheyAllowIt;
import io.videoconf.command.meeting.recording.RecordingRules.OnlyHostsRecord;
import io.videoconf.command.meeting.recording.RecordingRules.TheCloudDoesNotRecordWhatItCannotRead;
import io.videoconf.command.meeting.recording.RecordingRules.TheRecordingIsOfThisMeeting;
import java.util.List;

/**
 * A meeting is recorded. The recording has a life of its own; here is what everybody in the meeting must know of it.
 */
public final class Recordings {
    private Recordings() {}

    /** Starts one. It belongs to the meeting's owner, whoever starts it. */
    public static Decision<MeetingEvent> start(Asked<StartRecording> asked, MeetingState state) {
        StartRecording command = asked.command();
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsRecord(), caller)
                        .and(new MeetingsAreRecordedWhereTheyAllowIt(), live)
                        .and(new TheCloudDoesNotRecordWhatItCannotRead(live), command.mode())
                        .and(new AMeetingIsRecordedOnceAtATime(live), command.mode())
                        .and(new ARecordingIsStartedOnce(live), command.recordingId())
                        .then(() -> Decision.accepted(started(asked, live, caller))));
    }

    /** Pauses it. */
    public static Decision<MeetingEvent> pause(Asked<PauseRecording> asked, MeetingState state) {
        RecordingId id = asked.command().recordingId();
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> running(live, caller, id)
                        .then(() -> paused(live, id)
                                ? Decision.alreadySo()
                                : Decision.accepted(new RecordingPaused(
                                        asked.command().meetingId(), id, caller.id(), asked.at()))));
    }

    /** Goes on with it. */
    public static Decision<MeetingEvent> resume(Asked<ResumeRecording> asked, MeetingState state) {
        RecordingId id = asked.command().recordingId();
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> running(live, caller, id)
                        .then(() -> paused(live, id)
                                ? Decision.accepted(
                                        new RecordingResumed(asked.command().meetingId(), id, caller.id(), asked.at()))
                                : Decision.alreadySo()));
    }

    /** Stops it. */
    public static Decision<MeetingEvent> stop(Asked<StopRecording> asked, MeetingState state) {
        RecordingId id = asked.command().recordingId();
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsRecord(), caller)
                        .and(new TheRecordingIsOfThisMeeting(live), id)
                        .then(() -> live.stoppedRecordings().contains(id)
                                ? Decision.alreadySo()
                                : Decision.accepted(new RecordingStopped(
                                        asked.command().meetingId(),
                                        id,
                                        RecordingEnd.STOPPED,
                                        caller.id(),
                                        asked.at()))));
    }

    /** Whoever is in the meeting says whether they agree to be recorded. The last answer counts. */
    public static Decision<MeetingEvent> consent(Asked<AnswerRecordingConsent> asked, MeetingState state) {
        AnswerRecordingConsent command = asked.command();
        RecordingId id = command.recordingId();
        return Meetings.whileRunning(asked, state, (live, caller) -> {
            ParticipantId me = caller.seated() ? caller.id() : null;
            if (me == null) {
                return Check.that(new TheRecordingIsOfThisMeeting(live), id)
                        .then(() -> Decision.refused(new OnlyWhoIsPresentTakesPart().refusal(caller)));
            }
            return Check.that(new TheRecordingIsOfThisMeeting(live), id)
                    .and(new AStoppedRecordingStaysStopped(live), id)
                    .then(() -> said(live, id).contains(new RecordingConsent(me, command.consents()))
                            ? Decision.alreadySo()
                            : Decision.accepted(new RecordingConsentAnswered(
                                    command.meetingId(), id, me, command.consents(), asked.at())));
        });
    }

    /**
     * What begins is recorded from its beginning where its settings say so, whoever begins it and however. Once a beginning: whoever
     * stops it has stopped it.
     *
     * @param decision about anything
     * @param before it was decided
     */
    public static Decision<MeetingEvent> fromTheBeginning(Decision<MeetingEvent> decision, MeetingState before) {
        return switch (decision) {
            case Decision.Refused<MeetingEvent> refused -> refused;
            case Decision.Accepted<MeetingEvent>(var facts) ->
                facts.stream().anyMatch(MeetingStarted.class::isInstance) ? begun(facts, before) : decision;
        };
    }

    private static Decision<MeetingEvent> begun(List<MeetingEvent> facts, MeetingState before) {
        Story story = Story.from(before);
        facts.forEach(story::then);
        LiveMeeting live = story.live();
        MeetingFacts meeting = live.facts();
        MeetingSettings settings = meeting.settings();
        if (settings.autoRecord() && settings.recordingEnabled() && settings.encryption() != Encryption.E2EE) {
            story.then(new RecordingStarted(
                    meeting.meetingId(),
                    RecordingId.automatic(meeting.meetingId(), live.startedAt()),
                    RecordingMode.CLOUD,
                    true,
                    meeting.tenantId(),
                    meeting.ownerId(),
                    meeting.title(),
                    null,
                    live.startedAt()));
        }
        return story.decision();
    }

    private static List<RecordingConsent> said(LiveMeeting live, RecordingId id) {
        return live.recordings().stream()
                .filter(recording -> recording.recordingId().equals(id))
                .flatMap(recording -> recording.consents().stream())
                .toList();
    }

    private static Check running(LiveMeeting live, Caller caller, RecordingId id) {
        return Check.that(new OnlyHostsRecord(), caller)
                .and(new TheRecordingIsOfThisMeeting(live), id)
                .and(new AStoppedRecordingStaysStopped(live), id);
    }

    private static boolean paused(LiveMeeting live, RecordingId id) {
        return live.recordings().stream()
                .anyMatch(recording -> recording.recordingId().equals(id) && recording.paused());
    }

    private static RecordingStarted started(Asked<StartRecording> asked, LiveMeeting live, Caller caller) {
        StartRecording command = asked.command();
        return new RecordingStarted(
                command.meetingId(),
                command.recordingId(),
                command.mode(),
                command.isPrivate(),
                live.facts().tenantId(),
                live.facts().ownerId(),
                live.facts().title(),
                caller.id(),
                asked.at());
    }
}
