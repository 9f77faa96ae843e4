package io.videoconf.command.recording.upload;

import static io.videoconf.command.recording.Given.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;
import io.videoconf.command.recording.objects.ByteSink;
import io.videoconf.command.recording.objects.Bytes;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.SignedLink;
import io.videoconf.command.recording.objects.StoredPart;
import io.videoconf.command.recording.state.RecordingState.Whole;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Completions over a store that can be made to lie. */
class UploadCompletionTest {
    private static final Bytes FIRST = new Bytes(1, 1_000);
    private static final Bytes SECOND = new Bytes(2, 500);
    private static final List<Part> PARTS = List.of(FIRST.asPart(1), SECOND.asPart(2));

    private final FakeStore store = new FakeStore();
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

    private static byte[] all() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(FIRST.array());
        all.writeBytes(SECOND.array());
        return all.toByteArray();
    }

    private UploadCompletion.Findings gather() {
        return completion.examine(RECORDING, PARTS, false);
    }

    private static final class FakeStore implements ObjectStore {
        private final Map<ObjectKey, byte[]> objects = new HashMap<>();
        private boolean lies;
        private int assembled;
        private int removed;

        @Override
        public void prepare() {}

        @Override
        public SignedLink linkToPut(ObjectKey key, long size, String sha256) {
            throw new UnsupportedOperationException("no links here");
        }

        @Override
        public SignedLink linkToGet(ObjectKey key, String fileName) {
            throw new UnsupportedOperationException("no links here");
        }

        @Override
        public void lock(ObjectKey key) {}

        @Override
        public SignedLink linkToShow(ObjectKey key) {
            throw new UnsupportedOperationException("no links here");
        }

        @Override
        public Map<Integer, Long> parts(RecordingId recording) {
            throw new UnsupportedOperationException("no list here");
        }

        @Override
        public List<ObjectKey> all(RecordingId recording) {
            return List.copyOf(objects.keySet());
        }

        @Override
        public void write(ObjectKey key, Path file) {
            throw new UnsupportedOperationException("no files here");
        }

        @Override
        public OptionalLong size(ObjectKey key) {
            byte[] bytes = objects.get(key);
            return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
        }

        @Override
        public boolean read(ObjectKey key, ByteSink sink) {
            byte[] bytes = objects.get(key);
            if (bytes != null) {
                sink.take(bytes, bytes.length);
            }
            return bytes != null;
        }

        @Override
        public void assemble(List<StoredPart> parts, ObjectKey whole) {
            assembled++;
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            parts.forEach(part -> all.writeBytes(objects.getOrDefault(part.key(), new byte[0])));
            byte[] bytes = all.toByteArray();
            if (lies) {
                bytes[bytes.length / 2] ^= 1;
            }
            objects.put(whole, bytes);
        }

        @Override
        public void remove(Collection<ObjectKey> keys) {
            removed++;
            keys.forEach(objects::remove);
        }
    }
}
