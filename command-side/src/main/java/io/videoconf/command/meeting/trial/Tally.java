package io.videoconf.command.meeting.trial;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.meeting.events.TimeLimitWarned;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.TrialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what a run comes to. Lives within one run. */
final class Tally {
    private final List<TrialOutcome.HostStep> hosts = new ArrayList<>();
    private final List<TrialOutcome.RefusedStep> refused = new ArrayList<>();
    private final Map<ParticipantId, Instant> waiting = new HashMap<>();
    private final Set<ParticipantId> waited = new HashSet<>();
    private int gone;
    private int warnings;
    private long impossible;
    private Duration without = Duration.ZERO;
    private Duration waits = Duration.ZERO;
    private @Nullable Instant hostless;
    private @Nullable Instant endedAt;
    private @Nullable EndCause cause;

    /** A fact, and what it has made of the meeting. */
    void take(MeetingEvent fact, MeetingState after) {
        if (fact instanceof HostRoleAssumed it) {
            hosts.add(new TrialOutcome.HostStep(it.at(), it.participantId(), it.rule()));
        } else if (fact instanceof HostAbsenceBegan) {
            gone++;
        } else if (fact instanceof ParticipantStartedWaiting it) {
            waited.add(it.participantId());
            waiting.putIfAbsent(it.participantId(), it.at());
        } else if (fact instanceof ParticipantJoined it) {
            comesIn(it.participantId(), it.at());
        } else if (fact instanceof TimeLimitWarned) {
            warnings++;
        } else if (fact instanceof MeetingEnded it) {
            over(it.cause(), it.at());
        } else if (fact instanceof OccurrenceEnded it) {
            over(it.cause(), it.at());
        } else if (fact instanceof MeetingCancelled it) {
            endedAt = it.at();
        }
        host(fact.at(), after);
    }

    private void comesIn(ParticipantId id, Instant at) {
        Instant since = waiting.remove(id);
        if (since != null) {
            waits = waits.plus(Duration.between(since, at));
        }
    }

    private void over(EndCause why, Instant at) {
        endedAt = at;
        cause = why;
    }

    private void host(Instant at, MeetingState state) {
        boolean missing = state instanceof LiveMeeting live && live.host().absence() != null;
        if (missing && hostless == null) {
            hostless = at;
        } else if (!missing && hostless != null) {
            without = without.plus(Duration.between(hostless, at));
            hostless = null;
        }
    }

    void refused(Instant at, Object command, Refusal refusal) {
        refused.add(
                new TrialOutcome.RefusedStep(at, command.getClass().getSimpleName(), refusal.rule(), refusal.code()));
    }

    void impossible() {
        impossible++;
    }

    /** What it has come to by the last that is recorded. */
    TrialOutcome outcome(Instant last) {
        Duration alone =
                hostless == null || !last.isAfter(hostless) ? without : without.plus(Duration.between(hostless, last));
        Duration waitsOfAll = waiting.values().stream()
                .map(since -> Duration.between(since, endedAt == null ? last : endedAt))
                .reduce(waits, Duration::plus);
        return new TrialOutcome(
                hosts,
                gone,
                alone.toSeconds(),
                waited.size(),
                waitsOfAll.toSeconds(),
                waiting.size(),
                warnings,
                endedAt,
                cause,
                refused,
                impossible);
    }
}
