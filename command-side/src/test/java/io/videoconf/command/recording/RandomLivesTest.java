package io.videoconf.command.recording;

import static io.videoconf.command.recording.Given.ANN;
import static io.videoconf.command.recording.Given.COMPLIANCE;
import static io.videoconf.command.recording.Given.MEETING;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.OUTSIDER;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.TENANT;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.json.ApiJson;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.PartProblem;
import io.videoconf.api.recording.commands.ChangeRecording;
import io.videoconf.api.recording.commands.CloseCapture;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import io.videoconf.api.recording.commands.DisposeRecording;
import io.videoconf.api.recording.commands.ExpireUpload;
import io.videoconf.api.recording.commands.OpenRecording;
import io.videoconf.api.recording.commands.PlaceRecordingHold;
import io.videoconf.api.recording.commands.ReleaseRecordingHold;
import io.videoconf.api.recording.commands.RequestDownload;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.commands.RestoreRecording;
import io.videoconf.api.recording.commands.SettleDisposal;
import io.videoconf.api.recording.commands.SettleProcessing;
import io.videoconf.api.recording.commands.SettleUpload;
import io.videoconf.api.recording.commands.ShareRecording;
import io.videoconf.api.recording.commands.UnshareRecording;
import io.videoconf.api.recording.events.DisposalBegun;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.access.Downloading;
import io.videoconf.command.recording.capture.Closing;
import io.videoconf.command.recording.capture.Opening;
import io.videoconf.command.recording.deletion.Deleting;
import io.videoconf.command.recording.deletion.Discarding;
import io.videoconf.command.recording.deletion.Disposing;
import io.videoconf.command.recording.deletion.Restoring;
import io.videoconf.command.recording.holds.Holding;
import io.videoconf.command.recording.holds.Releasing;
import io.videoconf.command.recording.processing.Settling;
import io.videoconf.command.recording.sharing.Changing;
import io.videoconf.command.recording.sharing.Sharing;
import io.videoconf.command.recording.sharing.Unsharing;
import io.videoconf.command.recording.state.Parts;
import io.videoconf.command.recording.state.RecordingFold;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Disposed;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.upload.Completing;
import io.videoconf.command.recording.upload.Expiring;
import io.videoconf.command.recording.upload.PartsOnHand;
import io.videoconf.command.recording.upload.RequestingAPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lives of recordings at random: whatever is asked in whatever order, these things hold. */
class RandomLivesTest {
    private static final int LIVES = 2_000;
    private static final int STEPS = 40;

    @Test
    void whateverIsAskedInWhateverOrder() {
        long seed = Long.getLong("videoconf.seed", System.nanoTime());
        System.out.println("random lives of recordings: -Dvideoconf.seed=" + seed);
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            live(random);
        }
    }

    @Test
    void anyEventInAnyStateIsFoldedAndTheStateIsStorable() {
        long seed = Long.getLong("videoconf.seed", System.nanoTime());
        System.out.println("random events of recordings: -Dvideoconf.seed=" + seed);
        Random random = new Random(seed);
        List<RecordingEvent> seen = new ArrayList<>();
        for (int life = 0; life < 200; life++) {
            seen.addAll(live(random));
        }
        seen.add(new RecordingFailed(RECORDING, "the recorder vanished", NOW));
        RecordingState state = RecordingState.initial();
        for (int i = 0; i < 20_000; i++) {
            state = i % 50 == 0 ? RecordingState.initial() : state;
            state = RecordingFold.evolve(state, seen.get(random.nextInt(seen.size())));
            assertThat(stored(state)).isEqualTo(state);
        }
    }

    private static List<RecordingEvent> live(Random random) {
        RecordingState state = RecordingState.initial();
        List<RecordingEvent> life = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            RecordingState before = state;
            switch (ask(random, state)) {
                case Decision.Refused<RecordingEvent> _ -> {}
                case Decision.Accepted<RecordingEvent> accepted -> {
                    life.addAll(accepted.events());
                    state = RecordingFold.evolve(state, accepted.events());
                    assertHolds(before, accepted.events(), state);
                }
            }
        }
        assertThat(RecordingFold.evolve(RecordingState.initial(), life)).isEqualTo(state);
        assertThat(stored(state)).isEqualTo(state);
        return life;
    }

    private static void assertHolds(RecordingState before, List<RecordingEvent> events, RecordingState after) {
        if (before instanceof Disposed) {
            assertThat(events).isEmpty();
        }
        boolean lifted = after instanceof Deleted gone && !gone.particulars().isHeld();
        if (before instanceof Living it && it.particulars().isHeld() && !lifted) {
            assertThat(events).noneMatch(RecordingDeleted.class::isInstance);
        }
        if (before instanceof Deleted it && it.particulars().isHeld()) {
            assertThat(events).noneMatch(DisposalBegun.class::isInstance);
        }
        if (before instanceof Completed was && after instanceof Completed is) {
            assertThat(is.sha256()).isEqualTo(was.sha256());
            assertThat(is.parts()).isEqualTo(was.parts());
        }
        if (after instanceof Completed is) {
            assertThat(is.parts()).isNotEmpty();
            assertThat(is.particulars().mode()).isEqualTo(RecordingMode.CLOUD);
        }
        if (after instanceof AwaitingParts is) {
            assertThat(is.parts().stream().map(Part::number)).isSorted().doesNotHaveDuplicates();
        }
        if (after instanceof Living living && living.particulars().isPrivate()) {
            assertThat(living.particulars().sharedWith()).isEmpty();
        }
    }

    private static Decision<RecordingEvent> ask(Random random, RecordingState state) {
        Actor actor = random.nextInt(10) == 0 ? OUTSIDER : OWNER;
        return switch (random.nextInt(20)) {
            case 0, 1 -> Opening.decide(asked(Actor.SYSTEM, open(random)), state);
            case 2 -> Closing.decide(asked(Actor.SYSTEM, new CloseCapture(RECORDING, NOW)), state);
            case 3, 4, 5 ->
                RequestingAPart.decide(asked(actor, new RequestPartUpload(RECORDING, anyPart(random))), state, ANN);
            case 6 ->
                Completing.decide(asked(actor, new CompleteUpload(RECORDING)), state, ANN, anyParts(random, state));
            case 7 -> Downloading.decide(asked(actor, new RequestDownload(RECORDING, ANN.email())), state, ANN);
            case 8 -> Sharing.decide(asked(actor, new ShareRecording(RECORDING, anyEmails(random))), state, ANN);
            case 9 -> Unsharing.decide(asked(actor, new UnshareRecording(RECORDING, anyEmails(random))), state, ANN);
            case 10 ->
                Changing.decide(
                        asked(actor, new ChangeRecording(RECORDING, "T" + random.nextInt(2), random.nextBoolean())),
                        state,
                        ANN);
            case 11, 12, 13 -> Settling.upload(asked(Actor.SYSTEM, anyFindings(random, state)), state);
            case 14 ->
                Settling.media(
                        asked(
                                Actor.SYSTEM,
                                new SettleProcessing(
                                        RECORDING,
                                        new MediaFacts(1L, 2, 3, "webm", "vp8", null, null, null, List.of("x")))),
                        state);
            case 15 -> Expiring.decide(asked(Actor.SYSTEM, new ExpireUpload(RECORDING)), state, Duration.ZERO);
            case 16 ->
                random.nextInt(3) == 0
                        ? Holding.decide(
                                asked(COMPLIANCE, new PlaceRecordingHold(RECORDING, "h" + random.nextInt(2), "c", "r")),
                                state)
                        : Decision.alreadySo();
            case 17 ->
                Releasing.decide(
                        asked(COMPLIANCE, new ReleaseRecordingHold(RECORDING, "h" + random.nextInt(2), null)), state);
            case 18 ->
                random.nextBoolean()
                        ? Restoring.decide(asked(actor, new RestoreRecording(RECORDING)), state, ANN)
                        : Disposing.begin(asked(Actor.SYSTEM, new DisposeRecording(RECORDING)), state);
            default ->
                switch (random.nextInt(5)) {
                    case 0 ->
                        Deleting.decide(
                                asked(actor, new DeleteRecording(RECORDING)),
                                state,
                                ANN,
                                Duration.ofHours(random.nextInt(2)));
                    case 1 -> Disposing.settle(asked(Actor.SYSTEM, new SettleDisposal(RECORDING, 1)), state);
                    case 2 -> Discarding.decide(asked(Actor.SYSTEM, new DiscardOrphanedRecording(RECORDING)), state);
                    default -> Decision.alreadySo();
                };
        };
    }

    private static OpenRecording open(Random random) {
        RecordingMode mode = random.nextInt(4) == 0 ? RecordingMode.LOCAL : RecordingMode.CLOUD;
        return new OpenRecording(RECORDING, MEETING, TENANT, OWNER.id(), "Weekly", mode, random.nextBoolean(), NOW);
    }

    private static Part anyPart(Random random) {
        return part(random.nextInt(4), "abcdef".charAt(random.nextInt(6)));
    }

    private static List<String> anyEmails(Random random) {
        return List.of("Ann@example.org", "bob@example.org", "eve@example.org").subList(0, 1 + random.nextInt(3));
    }

    private static PartsOnHand anyParts(Random random, RecordingState state) {
        Map<Integer, Long> sizes = new HashMap<>();
        if (state instanceof AwaitingParts it && random.nextInt(4) > 0) {
            it.parts().forEach(part -> sizes.put(part.number(), part.size()));
        }
        return new PartsOnHand(sizes);
    }

    /** What an honest look at the store can have brought: of now, or of an earlier state. */
    private static SettleUpload anyFindings(Random random, RecordingState state) {
        List<Part> examined =
                state instanceof Processing it && random.nextInt(4) > 0 ? it.parts() : List.of(anyPart(random));
        List<Part> used = random.nextInt(3) == 0 ? examined.stream().limit(1).toList() : examined;
        return random.nextInt(4) == 0
                ? new SettleUpload(RECORDING, examined, List.of(), List.of(new PartProblem(1, "missing")), null, null)
                : new SettleUpload(RECORDING, examined, used, List.of(), Parts.totalSize(used), "c".repeat(64));
    }

    private static RecordingState stored(RecordingState state) {
        return ApiJson.mapper().readValue(ApiJson.mapper().writeValueAsString(state), RecordingState.class);
    }
}
