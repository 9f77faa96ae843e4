package io.videoconf.command.recording.sharing;

import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.after;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.assertAlreadySo;
import static io.videoconf.command.recording.Given.capturing;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.refusalOf;
import static io.videoconf.command.recording.Given.shareable;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.ChangeRecording;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.commands.UnshareRecording;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.api.recording.events.RecordingUnshared;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharingTest {

    @Test
    void aShareableRecordingIsSharedByNormalEmail() {
        assertThat(eventsOf(share(shareable(), " Bob@Example.org", "ann@example.org", "ANN@example.org")))
                .containsExactly(new RecordingShared(RECORDING, List.of("ann@example.org", "bob@example.org"), NOW));
    }

    @Test
    void sharingTwiceIsSharingOnce() {
        assertAlreadySo(share(shared("ann@example.org"), "Ann@example.org"));
        assertThat(eventsOf(share(shared("ann@example.org"), "ann@example.org", "bob@example.org")))
                .containsExactly(new RecordingShared(RECORDING, List.of("bob@example.org"), NOW));
    }

    @Test
    void aPrivateRecordingIsNotSharedUntilMadeShareable() {
        assertThat(refusalOf(share(capturing(), "ann@example.org")).rule()).isEqualTo("APrivateRecordingIsNotShared");
        assertThat(refusalOf(share(capturing(), "ann@example.org")).code()).isEqualTo(RefusalCode.INVALID_STATE);
        List<RecordingEvent> opened = eventsOf(change(capturing(), null, false));
        assertThat(opened).containsExactly(new RecordingChanged(RECORDING, "Weekly", false, NOW));
        assertThat(eventsOf(share(after(capturing(), opened.getFirst()), "ann@example.org")))
                .hasSize(1);
    }

    @Test
    void whatIsNoAddressIsNamed() {
        assertThat(refusalOf(share(shareable(), "ann@example.org", "bob")).details())
                .containsEntry("fields", Map.of("emails[1]", "must be an e-mail address"));
        assertThat(refusalOf(share(shareable())).code()).isEqualTo(RefusalCode.VALIDATION_FAILED);
    }

    @Test
    void unsharingTakesBackWhatWasThere() {
        assertThat(eventsOf(unshare(shared("ann@example.org", "bob@example.org"), "BOB@example.org", "eve@x.org")))
                .containsExactly(new RecordingUnshared(RECORDING, List.of("bob@example.org"), NOW));
        assertAlreadySo(unshare(shareable(), "eve@x.org"));
    }

    @Test
    void makingItPrivateTakesAllSharesBackAsAFact() {
        assertThat(eventsOf(change(shared("ann@example.org"), null, true)))
                .containsExactly(
                        new RecordingUnshared(RECORDING, List.of("ann@example.org"), NOW),
                        new RecordingChanged(RECORDING, "Weekly", true, NOW));
    }

    @Test
    void aTitleIsChangedWithinBounds() {
        assertThat(eventsOf(change(shareable(), " Monthly ", null)))
                .containsExactly(new RecordingChanged(RECORDING, "Monthly", false, NOW));
        assertAlreadySo(change(shareable(), "Weekly", false));
        assertThat(refusalOf(change(shareable(), " ", null)).code()).isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(refusalOf(change(shareable(), "x".repeat(201), null)).code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
    }

    private static RecordingState shared(String... emails) {
        return after(shareable(), new RecordingShared(RECORDING, List.of(emails), NOW));
    }

    private static Decision<RecordingEvent> share(RecordingState state, String... emails) {
        return Sharing.decide(asked(OWNER, new ShareRecording(RECORDING, List.of(emails))), state, Standing.UNKNOWN);
    }

    private static Decision<RecordingEvent> unshare(RecordingState state, String... emails) {
        return Unsharing.decide(
                asked(OWNER, new UnshareRecording(RECORDING, List.of(emails))), state, Standing.UNKNOWN);
    }

    private static Decision<RecordingEvent> change(
            RecordingState state, @Nullable String title, @Nullable Boolean isPrivate) {
        return Changing.decide(asked(OWNER, new ChangeRecording(RECORDING, title, isPrivate)), state, Standing.UNKNOWN);
    }
}
