package io.videoconf.command.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingHeld;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.Parts;
import io.videoconf.command.recording.state.RecordingFold;
import io.videoconf.command.recording.state.RecordingState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One recording, the people around it, and its states by the events that lead there. */
public final class Given {
    public static final RecordingId RECORDING = RecordingId.fresh();
    public static final MeetingId MEETING = MeetingId.fresh();
    public static final TenantId TENANT = TenantId.fresh();
    public static final Actor OWNER = user(TENANT);
    public static final Actor COLLEAGUE = user(TENANT);
    public static final Actor OUTSIDER = user(TenantId.fresh());
    /** The owner's id under another tenant: ids alone open nothing. */
    public static final Actor IMPOSTOR =
            new Actor(ActorKind.USER, OWNER.id(), TenantId.fresh(), TenantRole.ADMIN, null);

    public static final Standing ANN = new Standing("Ann@Example.org");
    public static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    public static final Part ONE = part(1, 'a');
    public static final Part TWO = part(2, 'b');

    public static final Duration BIN = Duration.ofDays(30);
    public static final Actor COMPLIANCE =
            new Actor(ActorKind.USER, UserId.fresh(), TENANT, TenantRole.COMPLIANCE, null);
    public static final Actor OTHER_COMPLIANCE =
            new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.COMPLIANCE, null);

    private Given() {}

    public static Actor user(TenantId tenant) {
        return new Actor(ActorKind.USER, UserId.fresh(), tenant, TenantRole.MEMBER, null);
    }

    public static Part part(int number, char digit) {
        return new Part(number, 100L * number, String.valueOf(digit).repeat(64));
    }

    public static <C> Asked<C> asked(Actor actor, C command) {
        return new Asked<>(
                command, new Origin(actor, "request-1", Door.REST, AddressClass.PUBLIC, Origin.CURRENT_POLICY), NOW);
    }

    public static RecordingState nothing() {
        return RecordingState.initial();
    }

    public static RecordingState capturing(Part... parts) {
        return withParts(after(nothing(), opened(RecordingMode.CLOUD, true)), parts);
    }

    public static RecordingState shareable() {
        return after(nothing(), opened(RecordingMode.CLOUD, false));
    }

    public static RecordingState awaiting(Part... parts) {
        return after(capturing(parts), new CaptureClosed(RECORDING, NOW, NOW));
    }

    public static RecordingState processing(Part... parts) {
        return after(awaiting(parts), new CompletionRequested(RECORDING, false, NOW));
    }

    public static RecordingState expired(Part... parts) {
        return after(awaiting(parts), new CompletionRequested(RECORDING, true, NOW));
    }

    public static RecordingState inspecting(Part... parts) {
        return completed(processing(parts), parts);
    }

    public static RecordingState inTheBin(RecordingState before) {
        return after(
                before,
                new RecordingDeleted(RECORDING, NOW),
                new DisposalDue(RECORDING, NOW.plus(BIN), DisposalCause.DELETED, NOW));
    }

    public static RecordingState held(RecordingState before, String hold) {
        return after(before, new RecordingHeld(RECORDING, hold, "case-7", "because", OWNER.id(), NOW));
    }

    public static RecordingState completed(Part... parts) {
        return completed(awaiting(parts), parts);
    }

    public static RecordingState completed(RecordingState before, Part... parts) {
        List<Part> all = List.of(parts);
        return after(before, new UploadCompleted(RECORDING, all, Parts.totalSize(all), "c".repeat(64), NOW));
    }

    public static RecordingState capturingLocally() {
        return after(nothing(), opened(RecordingMode.LOCAL, true));
    }

    public static RecordingState keptLocally() {
        return after(capturingLocally(), new CaptureClosed(RECORDING, NOW, NOW));
    }

    public static RecordingOpened opened(RecordingMode mode, boolean isPrivate) {
        return new RecordingOpened(
                RECORDING, MEETING, TENANT, OWNER.id(), "Weekly", mode, isPrivate, NOW.minusSeconds(60), NOW);
    }

    public static RecordingState after(RecordingState state, RecordingEvent... events) {
        return RecordingFold.evolve(state, List.of(events));
    }

    public static List<RecordingEvent> eventsOf(Decision<RecordingEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<RecordingEvent> accepted -> accepted.events();
            case Decision.Refused<RecordingEvent> refused -> fail("was refused: " + refused.refusal());
        };
    }

    public static Refusal refusalOf(Decision<RecordingEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<RecordingEvent> accepted -> fail("was accepted: " + accepted.events());
            case Decision.Refused<RecordingEvent> refused -> refused.refusal();
        };
    }

    public static void assertAlreadySo(Decision<RecordingEvent> decision) {
        assertThat(eventsOf(decision)).isEmpty();
    }

    private static RecordingState withParts(RecordingState state, Part... parts) {
        RecordingState next = state;
        for (Part part : parts) {
            next = after(next, new PartUploadRequested(RECORDING, part, NOW));
        }
        return next;
    }
}
