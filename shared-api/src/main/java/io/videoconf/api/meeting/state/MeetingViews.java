package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.views.MeetingRow;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.ParticipantView;
import io.videoconf.api.meeting.views.RecordingInMeeting;
import io.videoconf.api.meeting.views.SettingsView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Meetings as they are shown. With everybody's e-mails: who may see those is for the door to decide.
 */
public final class MeetingViews {
    private MeetingViews() {}

    /**
     * The whole meeting.
     *
     * @throws IllegalArgumentException when there is no meeting
     */
    public static MeetingView view(MeetingState state) {
        return switch (state) {
            case NoMeeting _ -> throw nothingToShow();
            case ScheduledMeeting it ->
                view(it.facts(), it.roster(), Situation.idle(MeetingStatus.SCHEDULED, it.facts()), it.sequence());
            case LiveMeeting it -> view(it.facts(), it.roster(), Situation.of(it), it.sequence());
            case EndedMeeting it -> view(it.facts(), it.roster(), Situation.of(it), it.sequence());
            case CancelledMeeting it ->
                view(it.facts(), it.roster(), Situation.idle(MeetingStatus.CANCELLED, it.facts()), it.sequence());
        };
    }

    /**
     * The meeting as a line in a list of this person's meetings. Its count of participants: who is there, of a
     * running meeting; who was there, of an ended one; who is expected, of one that has not begun.
     *
     * @throws IllegalArgumentException when there is no meeting
     */
    public static MeetingRow row(MeetingState state, UserId viewer) {
        return switch (state) {
            case NoMeeting _ -> throw nothingToShow();
            case ScheduledMeeting it ->
                row(it.facts(), MeetingStatus.SCHEDULED, it.roster().people().size(), role(it.roster(), viewer));
            case LiveMeeting it ->
                row(it.facts(), MeetingStatus.ACTIVE, it.roster().present(), role(it.roster(), viewer));
            case EndedMeeting it ->
                row(it.facts(), MeetingStatus.ENDED, everJoined(it.roster()), role(it.roster(), viewer));
            case CancelledMeeting it ->
                row(it.facts(), MeetingStatus.CANCELLED, it.roster().people().size(), role(it.roster(), viewer));
        };
    }

    /** One participant. */
    public static ParticipantView participant(ParticipantState person) {
        return new ParticipantView(
                person.id(),
                person.person().userId(),
                person.person().displayName(),
                person.person().email(),
                person.role(),
                person.status(),
                person.media().muted(),
                person.media().videoOn(),
                person.media().sharing(),
                person.media().handRaised(),
                person.standing().restrictions(),
                person.presence().joinedAt(),
                person.presence().leftAt());
    }

    /** The rules, without the password's hash. */
    public static SettingsView settings(MeetingFacts facts) {
        MeetingSettings settings = facts.settings();
        return new SettingsView(
                settings.maxParticipants(),
                settings.requirePassword(),
                settings.waitingRoomEnabled(),
                settings.recordingEnabled(),
                settings.autoRecord(),
                settings.chatEnabled(),
                settings.screenShareEnabled(),
                settings.joinBeforeHost(),
                settings.muteOnEntry(),
                settings.hostGraceSeconds(),
                settings.hostAbsentPolicy(),
                settings.hostAbsentEndAfterMinutes(),
                settings.tenantMembersMaySucceed(),
                facts.minutesAllowed(),
                settings.encryption(),
                facts.policy().allowedDomains(),
                facts.policy().chatHistoryVisible(),
                facts.policy().exclusiveScreenShare(),
                facts.policy().unattendedExpiryMinutes());
    }

    private static MeetingView view(MeetingFacts facts, Roster roster, Situation now, long sequence) {
        UserId host = roster.find(now.host()).map(it -> it.person().userId()).orElse(facts.ownerId());
        return new MeetingView(
                facts.meetingId(),
                facts.tenantId(),
                facts.title(),
                facts.description(),
                facts.ownerId(),
                host,
                now.host(),
                now.status(),
                facts.meetingNumber(),
                facts.createdAt(),
                facts.scheduledStart(),
                facts.scheduledEnd(),
                now.startedAt(),
                now.endedAt(),
                now.endCause(),
                now.locked(),
                now.hostGraceUntil(),
                facts.alternativeHosts(),
                roster.people().stream().map(MeetingViews::participant).toList(),
                settings(facts),
                facts.everybody(),
                facts.series() == null ? null : facts.series().recurrence(),
                facts.series() == null ? null : facts.series().current(),
                now.recordings(),
                sequence);
    }

    private static MeetingRow row(MeetingFacts facts, MeetingStatus status, int count, ParticipantRole role) {
        return new MeetingRow(facts.meetingId(), facts.title(), facts.scheduledStart(), status, count, role);
    }

    private static ParticipantRole role(Roster roster, UserId viewer) {
        return roster.find(viewer).map(ParticipantState::role).orElse(ParticipantRole.PARTICIPANT);
    }

    private static int everJoined(Roster roster) {
        return (int) roster.people().stream()
                .filter(person -> person.presence().firstJoinedAt() != null)
                .count();
    }

    private static IllegalArgumentException nothingToShow() {
        return new IllegalArgumentException("there is no meeting to show");
    }

    /** What the states differ in, for a view. */
    private record Situation(
            MeetingStatus status,
            ParticipantId host,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable EndCause endCause,
            boolean locked,
            @Nullable Instant hostGraceUntil,
            List<RecordingInMeeting> recordings) {

        static Situation idle(MeetingStatus status, MeetingFacts facts) {
            return new Situation(status, facts.ownerParticipantId(), null, null, null, false, null, List.of());
        }

        static Situation of(LiveMeeting live) {
            HostGrace grace = live.host().grace();
            List<RecordingInMeeting> recordings = live.recordings().stream()
                    .map(it -> new RecordingInMeeting(it.recordingId(), it.mode(), it.paused()))
                    .toList();
            return new Situation(
                    MeetingStatus.ACTIVE,
                    live.host().holder(),
                    live.startedAt(),
                    null,
                    null,
                    live.closed(),
                    grace == null ? null : grace.deadline(),
                    recordings);
        }

        static Situation of(EndedMeeting ended) {
            return new Situation(
                    MeetingStatus.ENDED,
                    ended.hostId(),
                    ended.startedAt(),
                    ended.endedAt(),
                    ended.cause(),
                    false,
                    null,
                    List.of());
        }
    }
}
