package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.HostAbsentPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that is running.
 *
 * @param locked by someone who moderates; see {@link #closed()} for what decides about newcomers
 * @param allowSelfUnmute false after everybody was muted without it
 * @param warnedOfEnd the end by time limit that was warned of; null before
 * @param stoppedRecordings recordings that ran and are stopped
 */
public record LiveMeeting(
        MeetingFacts facts,
        Roster roster,
        Instant startedAt,
        HostSeat host,
        boolean locked,
        boolean allowSelfUnmute,
        @Nullable Instant warnedOfEnd,
        List<ActiveRecording> recordings,
        List<RecordingId> stoppedRecordings,
        long sequence)
        implements MeetingState {

    public LiveMeeting {
        recordings = List.copyOf(recordings);
        stoppedRecordings = List.copyOf(stoppedRecordings);
    }

    /** Nobody new is let in: it is locked, or its host is absent and the policy locks it. */
    public boolean closed() {
        HostAbsence absence = host.absence();
        return locked || (absence != null && absence.policy() == HostAbsentPolicy.LOCK);
    }

    /** True while whoever holds the host role is connected. */
    public boolean hostConnected() {
        return roster.find(host.holder()).filter(ParticipantState::connected).isPresent();
    }

    /** When the time limit ends it; null without one. */
    public @Nullable Instant endsByLimit() {
        Integer minutes = facts.minutesAllowed();
        return minutes == null ? null : startedAt.plusSeconds(minutes * 60L);
    }

    LiveMeeting next() {
        return new LiveMeeting(
                facts,
                roster,
                startedAt,
                host,
                locked,
                allowSelfUnmute,
                warnedOfEnd,
                recordings,
                stoppedRecordings,
                sequence + 1);
    }

    LiveMeeting with(MeetingFacts changed) {
        return new LiveMeeting(
                changed,
                roster,
                startedAt,
                host,
                locked,
                allowSelfUnmute,
                warnedOfEnd,
                recordings,
                stoppedRecordings,
                sequence);
    }

    LiveMeeting with(Roster changed) {
        return new LiveMeeting(
                facts,
                changed,
                startedAt,
                host,
                locked,
                allowSelfUnmute,
                warnedOfEnd,
                recordings,
                stoppedRecordings,
                sequence);
    }

    LiveMeeting with(HostSeat changed) {
        return new LiveMeeting(
                facts,
                roster,
                startedAt,
                changed,
                locked,
                allowSelfUnmute,
                warnedOfEnd,
                recordings,
                stoppedRecordings,
                sequence);
    }

    LiveMeeting withLock(boolean nowLocked) {
        return new LiveMeeting(
                facts,
                roster,
                startedAt,
                host,
                nowLocked,
                allowSelfUnmute,
                warnedOfEnd,
                recordings,
                stoppedRecordings,
                sequence);
    }

    LiveMeeting withSelfUnmute(boolean allowed) {
        return new LiveMeeting(
                facts, roster, startedAt, host, locked, allowed, warnedOfEnd, recordings, stoppedRecordings, sequence);
    }

    LiveMeeting warnedOf(Instant end) {
        return new LiveMeeting(
                facts, roster, startedAt, host, locked, allowSelfUnmute, end, recordings, stoppedRecordings, sequence);
    }

    LiveMeeting withRecordings(List<ActiveRecording> active, List<RecordingId> stopped) {
        return new LiveMeeting(
                facts, roster, startedAt, host, locked, allowSelfUnmute, warnedOfEnd, active, stopped, sequence);
    }
}
