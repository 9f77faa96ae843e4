package io.videoconf.query.chat;

import com.mongodb.client.model.Indexes;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.AllMuted;
import io.videoconf.api.meeting.events.AttendanceCorrected;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ChatMessageDeleted;
import io.videoconf.api.meeting.events.ChatMessageEdited;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.EverybodyRestricted;
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
import io.videoconf.api.meeting.events.OccurrenceBegan;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.PolicyChanged;
import io.videoconf.api.meeting.events.ReactionSent;
import io.videoconf.api.meeting.events.RecordingConsentAnswered;
import io.videoconf.api.meeting.events.RecordingPaused;
import io.videoconf.api.meeting.events.RecordingResumed;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.meeting.events.RecordingStopped;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.ScreenShareStarted;
import io.videoconf.api.meeting.events.ScreenShareStopped;
import io.videoconf.api.meeting.events.SpammerReported;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.events.VideoToggled;
import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Fact;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.View;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps one document a message. */
@Component
final class ChatProjector implements View<MeetingEvent> {

    @Override
    public String name() {
        return ChatDocuments.VIEW;
    }

    @Override
    public int generation() {
        return 3;
    }

    @Override
    public StreamKind follows() {
        return StreamKind.MEETING;
    }

    @Override
    public Class<MeetingEvent> facts() {
        return MeetingEvent.class;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(
                Indexes.ascending(ChatDocuments.MEETING, Listings.ORDER),
                Indexes.ascending(ChatDocuments.TO_EVERYBODY, Listings.ORDER),
                Indexes.ascending(ChatDocuments.PARTIES, Listings.ORDER),
                Indexes.ascending(ChatDocuments.TARGET));
    }

    @Override
    public void project(Fact<MeetingEvent> fact, Batch batch) {
        switch (fact.event()) {
            case ChatMessageSent it ->
                batch.put(fact.eventId(), fact.version(), () -> ChatDocuments.encode(it, fact.version()));
            case ChatMessageEdited it ->
                batch.put(fact.eventId(), fact.version(), () -> ChatDocuments.encode(it, fact.version()));
            case ChatMessageDeleted it ->
                batch.put(fact.eventId(), fact.version(), () -> ChatDocuments.encode(it, fact.version()));
            case PolicyChanged _, EverybodyRestricted _, RecurrenceSet _, AttendanceCorrected _ -> {}
            case OccurrenceCancelled _, OccurrenceMoved _, OccurrenceBegan _, OccurrenceEnded _ -> {}
            case MeetingScheduled _, MeetingChanged _, MeetingCancelled _, MeetingStarted _, MeetingEnded _ -> {}
            case MeetingLocked _, MeetingUnlocked _, TimeLimitWarned _, AllMuted _ -> {}
            case ParticipantInvited _, ParticipantStartedWaiting _, ParticipantAdmitted _, ParticipantDenied _ -> {}
            case ParticipantJoined _, ParticipantLeft _, ParticipantRemoved _, ParticipantRestricted _ -> {}
            case ConnectionLost _, ConnectionRestored _, ConnectionSuperseded _, ConnectionReported _ -> {}
            case RoleChanged _, HostGraceStarted _, HostRoleAssumed _, HostAbsenceBegan _ -> {}
            case AudioToggled _, VideoToggled _, ScreenShareStarted _, ScreenShareStopped _, HandToggled _ -> {}
            case ReactionSent _, SpammerReported _ -> {}
            case RecordingStarted _, RecordingPaused _, RecordingResumed _, RecordingStopped _ -> {}
            case RecordingConsentAnswered _ -> {}
        }
    }
}
