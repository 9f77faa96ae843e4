package io.videoconf.command.recording.sharing;

import static io.videoconf.command.recording.Given.COLLEAGUE;
import static io.videoconf.command.recording.Given.COMPLIANCE;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OUTSIDER;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.after;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.refusalOf;
import static io.videoconf.command.recording.Given.shareable;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.InviteViewer;
import io.videoconf.api.recording.commands.OpenInvitation;
import io.videoconf.api.recording.commands.WithdrawInvitation;
import io.videoconf.api.recording.events.InvitationOpened;
import io.videoconf.api.recording.events.InvitationWithdrawn;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.ViewerInvited;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody without an account is let see a recording, once. */
class InvitingTest {
    private static final InvitationId ID = InvitationId.fresh();
    private static final String DIGEST = "a".repeat(64);
    private static final Instant END = NOW.plus(Duration.ofHours(1));
    private static final ViewerInvited INVITED = new ViewerInvited(RECORDING, ID, "ann@example.org", DIGEST, END, NOW);
    private static final RecordingState OPEN = completed(after(shareable(), INVITED), ONE);

    @Test
    void theOwnerInvites() {
        assertThat(eventsOf(invite(OWNER, completed(shareable(), ONE), "Ann@Example.org", END)))
                .containsExactly(INVITED);
    }

    @Test
    void nobodyElseInvites() {
        RecordingState state = completed(shareable(), ONE);
        assertThat(code(invite(OUTSIDER, state, "a@b", END))).isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
        assertThat(code(invite(COLLEAGUE, state, "a@b", END))).isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
        assertThat(code(invite(COMPLIANCE, state, "a@b", END))).isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void nobodyIsInvitedToWhatIsPrivate() {
        assertThat(code(invite(OWNER, completed(ONE), "ann@example.org", END))).isEqualTo(RefusalCode.INVALID_STATE);
    }

    @Test
    void anInvitationNamesSomebodyAndHasAnEnd() {
        RecordingState state = completed(shareable(), ONE);
        for (Instant wrong : List.of(NOW, NOW.minusSeconds(1), NOW.plus(Duration.ofDays(31)))) {
            assertThat(code(invite(OWNER, state, "ann@example.org", wrong))).isEqualTo(RefusalCode.VALIDATION_FAILED);
        }
        assertThat(code(invite(OWNER, state, "nobody", END))).isEqualTo(RefusalCode.VALIDATION_FAILED);
    }

    @Test
    void noMoreThanAHundredAreOpenAtATime() {
        RecordingState full = completed(
                after(
                        shareable(),
                        IntStream.range(0, 100)
                                .<RecordingEvent>mapToObj(number ->
                                        new ViewerInvited(RECORDING, InvitationId.fresh(), "a@b", DIGEST, END, NOW))
                                .toArray(RecordingEvent[]::new)),
                ONE);
        assertThat(code(invite(OWNER, full, "ann@example.org", END))).isEqualTo(RefusalCode.INVALID_STATE);
    }

    @Test
    void whoHasTheSecretOpensItOnce() {
        InvitationOpened opened = new InvitationOpened(RECORDING, ID, NOW);
        assertThat(eventsOf(open(DIGEST, OPEN))).containsExactly(opened);
        assertThat(code(open(DIGEST, after(OPEN, opened)))).isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
    }

    @Test
    void nothingIsOpenedWithoutTheSecretAfterItsEndOrWhenItIsNotToBeSeen() {
        RecordingState late = completed(
                after(shareable(), new ViewerInvited(RECORDING, ID, "ann@example.org", DIGEST, NOW, NOW)), ONE);
        RecordingState hidden = after(OPEN, new RecordingChanged(RECORDING, "Weekly", true, NOW));
        RecordingState deleted = after(OPEN, new RecordingDeleted(RECORDING, NOW));
        RecordingState withdrawn = after(OPEN, new InvitationWithdrawn(RECORDING, ID, NOW));
        assertThat(code(open("b".repeat(64), OPEN))).isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
        for (RecordingState state : List.of(late, hidden, deleted, withdrawn, after(shareable(), INVITED))) {
            assertThat(code(open(DIGEST, state))).isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
        }
    }

    @Test
    void theOwnerTakesItBackAndTakingItBackTwiceIsOnce() {
        InvitationWithdrawn withdrawn = new InvitationWithdrawn(RECORDING, ID, NOW);
        assertThat(eventsOf(withdraw(OWNER, OPEN))).containsExactly(withdrawn);
        assertThat(eventsOf(withdraw(OWNER, after(OPEN, withdrawn)))).isEmpty();
        assertThat(code(withdraw(OUTSIDER, OPEN))).isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
    }

    private static Decision<RecordingEvent> invite(Actor who, RecordingState state, String email, Instant end) {
        return Inviting.invite(
                asked(who, new InviteViewer(RECORDING, ID, email, DIGEST, end)), state, Standing.UNKNOWN);
    }

    private static Decision<RecordingEvent> open(String digest, RecordingState state) {
        return Inviting.open(asked(Actor.SYSTEM, new OpenInvitation(RECORDING, digest)), state);
    }

    private static Decision<RecordingEvent> withdraw(Actor who, RecordingState state) {
        return Inviting.withdraw(asked(who, new WithdrawInvitation(RECORDING, ID)), state, Standing.UNKNOWN);
    }

    private static RefusalCode code(Decision<RecordingEvent> decision) {
        return refusalOf(decision).code();
    }
}
