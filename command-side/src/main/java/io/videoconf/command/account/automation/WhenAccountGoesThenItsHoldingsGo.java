package io.videoconf.command.account.automation;

import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Id;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.events.RecordingRestored;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * A suspended account is in no meeting; a closed one has no meetings and no recordings either.
 *
 * <p>It follows every stream in the one order in which things happened, so that at an account's end it knows what there
 * is, and what comes later (by a request that was on its way) finds the account gone. What is to be done is stored with
 * its position, as commands that are due at once: a crash repeats neither and forgets neither, and each is sent until it
 * is answered.
 */
@ProcessingGroup(WhenAccountGoesThenItsHoldingsGo.GROUP)
@DisallowReplay
public final class WhenAccountGoesThenItsHoldingsGo {
    /** The processing group. */
    public static final String GROUP = "account-holdings";

    private final Holdings holdings;
    private final OrphanCommands commands;

    WhenAccountGoesThenItsHoldingsGo(Holdings holdings, OrphanCommands commands) {
        this.holdings = holdings;
        this.commands = commands;
    }

    @EventHandler
    void on(MeetingScheduled event) {
        holds(event.ownerId(), Holding.Kind.OWNS_MEETING, event.meetingId());
    }

    @EventHandler
    void on(ParticipantStartedWaiting event) {
        takesPart(event.kind(), event.userId(), event.meetingId());
    }

    @EventHandler
    void on(ParticipantJoined event) {
        takesPart(event.kind(), event.userId(), event.meetingId());
    }

    @EventHandler
    void on(MeetingEnded event) {
        batch().over(event.meetingId().uuid());
    }

    @EventHandler
    void on(MeetingCancelled event) {
        batch().over(event.meetingId().uuid());
    }

    @EventHandler
    void on(RecordingOpened event) {
        holds(event.ownerId(), Holding.Kind.OWNS_RECORDING, event.recordingId());
    }

    @EventHandler
    void on(RecordingImported event) {
        holds(event.ownerId(), Holding.Kind.OWNS_RECORDING, event.recordingId());
    }

    /** Out of the bin it is somebody's again. */
    @EventHandler
    void on(RecordingRestored event) {
        holds(event.ownerId(), Holding.Kind.OWNS_RECORDING, event.recordingId());
    }

    @EventHandler
    void on(RecordingDeleted event) {
        batch().over(event.recordingId().uuid());
    }

    @EventHandler
    void on(UserSuspended event) {
        out(event.userId(), LeaveEvidence.ACCOUNT_SUSPENDED, event.at());
    }

    @EventHandler
    void on(UserReinstated event) {
        holdings.back(event.userId().uuid());
    }

    @EventHandler
    void on(UserDeleted event) {
        out(event.userId(), LeaveEvidence.ACCOUNT_DELETED, event.at());
    }

    /** Guests have no account that could go. */
    private void takesPart(ActorKind kind, UserId user, Id meeting) {
        if (kind != ActorKind.GUEST) {
            holds(user, Holding.Kind.IS_IN_MEETING, meeting);
        }
    }

    private void holds(UserId user, Holding.Kind kind, Id stream) {
        batch().holds(new Holding(user.uuid(), kind, stream.uuid()));
    }

    private void out(UserId user, LeaveEvidence evidence, Instant since) {
        holdings.out(user.uuid(), evidence, since);
        batch().touched(user.uuid());
    }

    /** Many events come at a time: their rows are written together, before the position is. */
    private HoldingBatch batch() {
        return CurrentUnitOfWork.get().getOrComputeResource(HoldingBatch.class.getName(), _ -> {
            HoldingBatch fresh = new HoldingBatch(holdings, commands);
            CurrentUnitOfWork.get().onPrepareCommit(_ -> fresh.write());
            return fresh;
        });
    }
}
