package io.videoconf.api.meeting.queries;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a meeting of the past would have come to under another policy; answered by
 * {@link io.videoconf.api.meeting.views.TrialView}. Nothing is written.
 *
 * @param settings that it would have had; what is null is as it was
 * @param account whose time limit it would have had; null for the one that it had
 * @param admitAfterSeconds after how long somebody is let in who did not wait then; null for never
 * @param refused who was refused at the door
 */
public record TryPolicy(
        MeetingId meetingId,
        MeetingSettingsChange settings,
        @Nullable AccountType account,
        @Nullable Integer admitAfterSeconds,
        List<RefusedJoin> refused,
        Actor viewer)
        implements MeetingQuery {
    public TryPolicy {
        refused = List.copyOf(refused);
    }

    /** Somebody asked to come in, and was refused. */
    public record RefusedJoin(Instant at, ActorKind kind, UserId actor) {}
}
