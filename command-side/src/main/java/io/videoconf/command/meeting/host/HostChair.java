package io.videoconf.command.meeting.host;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.HostAbsentPolicy;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostGraceStarted;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.state.HostSeat;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Presence;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.meeting.deciding.Story;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host's place: what becomes of it when people come and go.
 */
public final class HostChair {
    private HostChair() {}

    /**
     * The host's connection is gone. Nothing is demoted: a grace begins, or, without one, the place is free at once.
     *
     * @param host as before the loss
     */
    public static void lost(Story story, ParticipantState host, Asked<?> asked) {
        LiveMeeting live = story.live();
        int seconds = live.facts().settings().hostGraceSeconds();
        Presence presence = host.presence();
        if (seconds == 0 || presence.connectionId() == null) {
            vacated(story, asked);
            return;
        }
        story.then(new HostGraceStarted(
                live.facts().meetingId(),
                host.id(),
                presence.connectionId(),
                asked.at().plusSeconds(seconds),
                asked.at()));
    }

    /** The host is gone: somebody takes over, or the policy for that applies. */
    public static void vacated(Story story, Asked<?> asked) {
        LiveMeeting live = story.live();
        Optional<Succession.Heir> heir = Succession.of(live);
        if (heir.isPresent()) {
            assume(story, heir.get().person(), heir.get().rule(), asked);
        } else if (live.host().absence() == null) {
            story.then(absence(live, asked.at()));
        }
    }

    /**
     * Somebody has arrived, or has a new standing. Who has a right to the role gets it back; an empty place is
     * taken by who may stand in. While a lost host is in its grace, nobody else takes it.
     */
    public static void arrived(Story story, ParticipantId id, Asked<?> asked) {
        LiveMeeting live = story.live();
        ParticipantState person = live.roster().find(id).orElse(null);
        HostSeat seat = live.host();
        if (person == null || !person.connected() || seat.holder().equals(id)) {
            return;
        }
        if (seat.rightful().equals(id)) {
            assume(story, person, HostChange.RECLAIMED, asked);
        } else if (!live.hostConnected() && seat.grace() == null) {
            Succession.claim(live, person)
                    .filter(heir -> seat.absence() != null || heir.rule() == HostChange.ALTERNATIVE_HOST_SUCCEEDS)
                    .ifPresent(heir -> assume(story, person, heir.rule(), asked));
        }
    }

    /** The host role goes to this person. */
    public static void assume(Story story, ParticipantState successor, HostChange rule, Asked<?> asked) {
        LiveMeeting live = story.live();
        story.then(new HostRoleAssumed(
                live.facts().meetingId(),
                successor.id(),
                live.host().holder(),
                successor.role(),
                rule,
                asked.origin().policyVersion(),
                asked.at()));
    }

    private static HostAbsenceBegan absence(LiveMeeting live, Instant at) {
        MeetingSettings settings = live.facts().settings();
        return new HostAbsenceBegan(live.facts().meetingId(), settings.hostAbsentPolicy(), endsAt(settings, at), at);
    }

    private static @Nullable Instant endsAt(MeetingSettings settings, Instant at) {
        return settings.hostAbsentPolicy() == HostAbsentPolicy.END_AFTER
                ? at.plusSeconds(settings.hostAbsentEndAfterMinutes() * 60L)
                : null;
    }
}
