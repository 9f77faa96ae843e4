package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostGraceStarted;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.MeetingUnlocked;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.events.VideoToggled;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.edge.gateway.json.WireJson;
import tools.jackson.databind.node.ObjectNode;

/** Which event a fact becomes for clients. Every fact has a verdict here; a new one does not compile without. */
final class FactFrames {
    static final String PLAIN = "meeting_event";
    private static final String UPDATED = "participant_updated";

    /**
     * An event for clients.
     *
     * @param name the event's name on the wire
     * @param body what it says
     */
    record Named(String name, ObjectNode body) {}

    private FactFrames() {}

    /**
     * What clients are told.
     *
     * @param after the state right after the fact, so that what is said of a person is whole
     */
    static Named of(MeetingEvent event, MeetingState after) {
        return switch (event) {
            case ParticipantStartedWaiting fact -> new Named("participant_waiting", Frames.waiting(fact));
            case ParticipantJoined fact -> new Named("participant_joined", Frames.joined(fact));
            case ParticipantLeft fact -> left(fact.participantId(), WireJson.word(fact.evidence()));
            case ParticipantDenied fact -> left(fact.participantId(), "denied");
            case ParticipantRemoved fact -> left(fact.participantId(), fact.banned() ? "banned" : "removed");
            case ConnectionLost fact -> lost(fact, after);
            case ConnectionRestored fact -> updated(after, fact.participantId());
            case ConnectionSuperseded fact -> updated(after, fact.participantId());
            case RoleChanged fact -> updated(after, fact.participantId());
            case ParticipantRestricted fact -> updated(after, fact.participantId());
            case AudioToggled fact -> updated(after, fact.participantId());
            case VideoToggled fact -> updated(after, fact.participantId());
            case ScreenShareStarted fact -> updated(after, fact.participantId());
            case ScreenShareStopped fact -> updated(after, fact.participantId());
            case HandToggled fact -> updated(after, fact.participantId());
            case ChatMessageSent fact -> new Named("chat_message_received", Frames.chat(fact));
            case HostGraceStarted fact ->
                new Named(
                        "host_grace_started",
                        WireJson.object()
                                .put("participant_id", fact.participantId().value())
                                .put("deadline", fact.deadline().toString()));
            case HostRoleAssumed fact -> host(fact, after);
            case TimeLimitWarned fact ->
                new Named(
                        "time_limit_warning",
                        WireJson.object().put("ends_at", fact.endsAt().toString()));
            case RecordingStarted fact ->
                new Named(
                        "recording_started",
                        WireJson.object()
                                .put("recording_id", fact.recordingId().value())
                                .put("mode", WireJson.word(fact.mode())));
            case RecordingStopped fact ->
                new Named(
                        "recording_stopped",
                        WireJson.object()
                                .put("recording_id", fact.recordingId().value())
                                .put("cause", WireJson.word(fact.cause())));
            case MeetingEnded fact ->
                new Named("meeting_ended", WireJson.object().put("cause", WireJson.word(fact.cause())));
            case MeetingCancelled _ ->
                new Named("meeting_ended", WireJson.object().put("cause", "cancelled"));
            case MeetingScheduled fact -> plain(fact);
            case MeetingChanged fact -> plain(fact);
            case MeetingStarted fact -> plain(fact);
            case MeetingLocked fact -> plain(fact);
            case MeetingUnlocked fact -> plain(fact);
            case ParticipantInvited fact -> plain(fact);
            case ParticipantAdmitted fact -> plain(fact);
            case AllMuted fact -> plain(fact);
            case ReactionSent fact -> plain(fact);
            case HostAbsenceBegan fact -> plain(fact);
            case ConnectionReported fact -> plain(fact);
            case SpammerReported fact -> plain(fact);
            case RecordingConsentAnswered fact ->
                new Named(
                        "recording_consent",
                        WireJson.object()
                                .put("recording_id", fact.recordingId().value())
                                .put("participant_id", fact.participantId().value())
                                .put("consent", fact.consents()));
            case RecordingPaused fact -> plain(fact);
            case RecordingResumed fact -> plain(fact);
        };
    }

    private static Named plain(MeetingEvent fact) {
        return new Named(PLAIN, Frames.plain(fact));
    }

    private static Named updated(MeetingState after, ParticipantId person) {
        return new Named(UPDATED, Frames.participant(after, person));
    }

    private static Named left(ParticipantId person, String reason) {
        return new Named(
                "participant_left",
                WireJson.object().put("participant_id", person.value()).put("reason", reason));
    }

    private static Named lost(ConnectionLost fact, MeetingState after) {
        ObjectNode body = Frames.participant(after, fact.participantId());
        body.put("reason", WireJson.word(fact.reason()));
        body.put("grace_until", fact.graceUntil().toString());
        boolean host = People.isHost(after, fact.participantId());
        return new Named(host ? "host_connection_lost" : UPDATED, body);
    }

    private static Named host(HostRoleAssumed fact, MeetingState after) {
        ObjectNode body = Frames.participant(after, fact.participantId());
        body.put("from_participant_id", fact.from() == null ? null : fact.from().value());
        body.put("reason", WireJson.word(fact.rule()));
        return new Named(fact.rule() == HostChange.RECLAIMED ? "host_reclaimed" : "host_changed", body);
    }
}
