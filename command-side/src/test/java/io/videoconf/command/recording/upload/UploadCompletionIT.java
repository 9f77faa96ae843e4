package io.videoconf.command.recording.upload;

import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.awaiting;
import static io.videoconf.command.recording.Given.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.command.recording.access.RecordingLinks;
import io.videoconf.command.recording.objects.Bytes;
import io.videoconf.command.recording.objects.EmbeddedS3;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.S3ObjectStore;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Whole;
import io.videoconf.command.recording.upload.UploadCompletion.Findings;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads against the real embedded store, from the first part to the last byte of the whole. */
class UploadCompletionIT {
    private static final Bytes FIRST = new Bytes(1, 300_000);
    private static final Bytes SECOND = new Bytes(2, 200_000);
    private static final Part ONE = FIRST.asPart(1);
    private static final Part TWO = SECOND.asPart(2);

    @TempDir
    Path directory;

    private EmbeddedS3 server;
    private S3ObjectStore store;
    private UploadCompletion completion;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedS3.start(directory);
        store = new S3ObjectStore(server.settings(), Clock.systemUTC());
        store.prepare();
        completion = new UploadCompletion(store);
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
        server.close();
    }

    @Test
    void partsThatCameInAnyOrderMakeTheWhole() throws Exception {
        put(TWO, SECOND);
        put(ONE, FIRST);
        assertThat(completion.look(RECORDING).sizes()).isEqualTo(Map.of(1, FIRST.size(), 2, SECOND.size()));
        Findings found = examine(false, ONE, TWO);
        assertThat(found.faults()).isEmpty();
        assertThat(found.whole()).isEqualTo(new Whole(500_000, Bytes.sha256(wholeBytes())));
        assertThat(read(ObjectKey.media(RECORDING, Bytes.sha256(wholeBytes())))).isEqualTo(wholeBytes());
    }

    @Test
    void everyFaultIsNamedAndNothingIsPutTogetherAndNothingRemoved() throws Exception {
        Bytes other = new Bytes(9, SECOND.size());
        Bytes shorter = new Bytes(9, 17);
        Part three = new Bytes(3, 1_000).asPart(3);
        Part four = new Bytes(4, 1_000).asPart(4);
        put(ONE, FIRST);
        put(other.asPart(2), other);
        put(shorter.asPart(3), shorter);
        List<PartFault> faults = List.of(
                new PartFault.WrongDigest(2, TWO.sha256(), other.sha256()),
                new PartFault.WrongSize(3, 1_000, 17),
                new PartFault.Missing(4));
        assertThat(examine(false, ONE, TWO, three, four))
                .isEqualTo(new Findings(List.of(ONE, TWO, three, four), List.of(), faults, null));
        assertThat(store.size(ObjectKey.part(RECORDING, 1))).hasValue(FIRST.size());
        assertThat(store.size(ObjectKey.part(RECORDING, 2))).hasValue(other.size());
        Findings partial = examine(true, ONE, TWO, three, four);
        assertThat(partial.used()).containsExactly(ONE);
        assertThat(partial.whole()).isEqualTo(new Whole(FIRST.size(), FIRST.sha256()));
        assertThat(read(ObjectKey.media(RECORDING, FIRST.sha256()))).isEqualTo(FIRST.array());
    }

    @Test
    void interruptedBeforeItWasDecidedItIsTakenUpAgain() throws Exception {
        put(ONE, FIRST);
        put(TWO, SECOND);
        Findings first = examine(false, ONE, TWO);
        assertThat(examine(false, ONE, TWO)).isEqualTo(first);
    }

    @Test
    void partsAreOnlyRemovedOnceTheWholeIsThereToTheByte() throws Exception {
        put(ONE, FIRST);
        put(TWO, SECOND);
        PartsDisposal disposal = new PartsDisposal(store);
        UploadCompleted claimed = new UploadCompleted(
                RECORDING, List.of(ONE, TWO), 500_000, Bytes.sha256(wholeBytes()), java.time.Instant.EPOCH);
        assertThatThrownBy(() -> disposal.dispose(claimed)).isInstanceOf(ObjectStoreUnavailable.class);
        assertThat(store.size(ObjectKey.part(RECORDING, 1))).hasValue(FIRST.size());

        UploadCompleted fact = decided(examine(false, ONE, TWO));
        assertThat(store.size(ObjectKey.part(RECORDING, 1))).hasValue(FIRST.size());
        disposal.dispose(fact);
        disposal.dispose(fact);
        assertThat(store.size(ObjectKey.part(RECORDING, 1))).isEmpty();
        assertThat(store.size(ObjectKey.part(RECORDING, 2))).isEmpty();
        assertThat(read(ObjectKey.media(RECORDING, fact.sha256()))).isEqualTo(wholeBytes());
    }

    @Test
    void whatIsCompleteIsDownloadedAndWhatIsLostIsNotPromised() throws Exception {
        put(ONE, FIRST);
        UploadCompleted fact = decided(examine(false, ONE));
        Completed recording =
                (Completed) io.videoconf.command.recording.state.RecordingFold.evolve(awaiting(ONE), fact);
        String url = new RecordingLinks(store).toDownload(recording).url();
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(FIRST.array());
        assertThatThrownBy(() -> new RecordingLinks(store).toDownload((Completed) completed(ONE)))
                .isInstanceOf(ObjectStoreUnavailable.class);
    }

    private Findings examine(boolean partial, Part... parts) {
        return completion.examine(RECORDING, List.of(parts), partial);
    }

    private static UploadCompleted decided(Findings found) {
        Whole whole = Objects.requireNonNull(found.whole());
        return new UploadCompleted(RECORDING, found.used(), whole.size(), whole.sha256(), NOW);
    }

    private void put(Part part, Bytes bytes) throws Exception {
        var link = new RecordingLinks(store).toPut(RECORDING, part);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link.url()));
        link.headers().forEach(request::header);
        assertThat(HttpClient.newHttpClient()
                        .send(
                                request.PUT(BodyPublishers.ofByteArray(bytes.array()))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private byte[] read(ObjectKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.read(key, (buffer, length) -> bytes.write(buffer, 0, length));
        return bytes.toByteArray();
    }

    private static byte[] wholeBytes() throws Exception {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(FIRST.array());
        whole.write(SECOND.array());
        return whole.toByteArray();
    }
}
