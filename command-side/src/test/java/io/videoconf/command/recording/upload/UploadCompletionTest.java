package io.videoconf.command.recording.upload;

import static io.videoconf.command.recording.Given.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.recording.Part;
import io.videoconf.command.recording.objects.Bytes;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.ObjectsInMemory;
import io.videoconf.command.recording.state.RecordingState.Whole;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Completions over a store that can be made to lie. */
class UploadCompletionTest {
    private static final Bytes FIRST = new Bytes(1, 1_000);
    private static final Bytes SECOND = new Bytes(2, 500);
    private static final List<Part> PARTS = List.of(FIRST.asPart(1), SECOND.asPart(2));

    private final ObjectsInMemory store = new ObjectsInMemory();
    private final UploadCompletion completion = new UploadCompletion(store);

    @BeforeEach
    void put() {
        store.objects.put(ObjectKey.part(RECORDING, 1), FIRST.array());
        store.objects.put(ObjectKey.part(RECORDING, 2), SECOND.array());
    }

    @Test
    void aWholeThatIsNotItsPartsIsNoEvidenceAndPartsStay() {
        store.lies = true;
        assertThatThrownBy(this::gather).isInstanceOf(ObjectStoreUnavailable.class);
        assertThat(store.objects).containsKeys(ObjectKey.part(RECORDING, 1), ObjectKey.part(RECORDING, 2));
    }

    @Test
    void askedAgainAfterALieItPutsTogetherAnew() {
        store.lies = true;
        assertThatThrownBy(this::gather).isInstanceOf(ObjectStoreUnavailable.class);
        store.lies = false;
        assertThat(gather().whole()).isEqualTo(new Whole(1_500, Bytes.sha256(all())));
        assertThat(store.assembled).isEqualTo(2);
    }

    @Test
    void whatWasPutTogetherBeforeACrashIsReadBackAndNotMadeAgain() {
        UploadCompletion.Findings first = gather();
        assertThat(gather()).isEqualTo(first);
        assertThat(store.assembled).isOne();
        assertThat(store.removed).isZero();
    }

    @Test
    void whatIsFinishedIsLockedBeforeAnybodyIsToldAndNothingElseIs() {
        UploadCompletion.Findings found = gather();
        ObjectKey whole = ObjectKey.media(RECORDING, Bytes.sha256(all()));
        assertThat(store.locked).containsExactly(whole);
        assertThat(found.whole()).isNotNull();
        assertThat(store.objects.get(whole)).isEqualTo(all());
    }

    @Test
    void whatIsNotFinishedIsNotLocked() {
        store.lies = true;
        assertThatThrownBy(this::gather).isInstanceOf(ObjectStoreUnavailable.class);
        store.objects.remove(ObjectKey.part(RECORDING, 2));
        assertThat(gather().whole()).isNull();
        assertThat(store.locked).isEmpty();
    }

    @Test
    void whatWasPutTogetherAndNotLockedBeforeACrashIsLockedAfterIt() {
        gather();
        store.locked.clear();
        gather();
        assertThat(store.locked).containsExactly(ObjectKey.media(RECORDING, Bytes.sha256(all())));
    }

    private static byte[] all() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(FIRST.array());
        all.writeBytes(SECOND.array());
        return all.toByteArray();
    }

    private UploadCompletion.Findings gather() {
        return completion.examine(RECORDING, PARTS, false);
    }
}
