package io.videoconf.command.recording.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.Rendition;
import io.videoconf.api.recording.StoredObject;
import io.videoconf.command.recording.objects.EmbeddedS3;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.S3ObjectStore;
import io.videoconf.command.recording.state.RecordingState.Whole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Real media, and what is no media, looked at with the real programs. */
class MediaInspectionIT {
    /** The id of Matroska's index. */
    private static final String CUES = "1c53bb6b";

    @TempDir
    Path folder;

    private final RecordingId recording = RecordingId.fresh();
    private EmbeddedS3 objects;
    private S3ObjectStore store;

    @BeforeEach
    void start() throws Exception {
        objects = EmbeddedS3.start(folder.resolve("objects"));
        store = new S3ObjectStore(objects.settings(), Clock.systemUTC());
        store.prepare();
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
        objects.close();
    }

    @Test
    void aBrowsersWebmGetsADurationAnIndexAndAPicture() throws Exception {
        MediaFacts media = inspect(Films.asABrowserWritesIt(folder), "ffprobe");
        assertThat(media.missing()).isEmpty();
        assertThat(media.durationMillis()).isBetween(1_900L, 2_200L);
        assertThat(media.width()).isEqualTo(320);
        assertThat(media.height()).isEqualTo(180);
        assertThat(media.videoCodec()).isEqualTo("vp8");
        assertThat(media.audioCodec()).isEqualTo("opus");
        StoredObject seekable = Objects.requireNonNull(media.seekable());
        ObjectKey key = ObjectKey.rendition(recording, Rendition.SEEKABLE, seekable.sha256());
        assertThat(store.size(key)).hasValue(seekable.size());
        assertThat(HexFormat.of().formatHex(read(key))).as("an index").contains(CUES);
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("media"))))
                .as("the original has none")
                .doesNotContain(CUES);
        StoredObject picture = Objects.requireNonNull(media.thumbnail());
        assertThat(read(ObjectKey.rendition(recording, Rendition.THUMBNAIL, picture.sha256())))
                .startsWith(0xff, 0xd8, 0xff);
    }

    @Test
    void whatHasAnIndexGetsNoOther() throws Exception {
        MediaFacts media = inspect(Films.whole(folder), "ffprobe");
        assertThat(media.missing()).isEmpty();
        assertThat(media.seekable()).isNull();
        assertThat(media.durationMillis()).isBetween(1_900L, 2_200L);
    }

    @Test
    void lookedAtTwiceTheSameIsFound() throws Exception {
        byte[] film = Files.readAllBytes(Films.asABrowserWritesIt(folder));
        Whole whole = put(film);
        MediaInspection inspection = inspection("ffprobe");
        MediaFacts first = inspection.inspect(recording, whole);
        assertThat(inspection.inspect(recording, whole).durationMillis()).isEqualTo(first.durationMillis());
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void whatIsNoMediaIsSaidToBe() throws Exception {
        MediaFacts media = inspection("ffprobe")
                .inspect(recording, put("just words".repeat(1000).getBytes(StandardCharsets.UTF_8)));
        assertThat(media.durationMillis()).isNull();
        assertThat(media.missing()).hasSize(3).allMatch(each -> each.endsWith("ffprobe cannot read it"));
    }

    @Test
    void aPlaylistOpensNothing() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://" + secret + "\n#EXT-X-ENDLIST\n";
        MediaFacts media = inspection("ffprobe").inspect(recording, put(playlist.getBytes(StandardCharsets.UTF_8)));
        assertThat(media.missing()).hasSize(3);
        assertThat(media.container()).isNull();
    }

    @Test
    void withoutTheProgramsItSaysWhatIsMissingAndWhy() throws Exception {
        MediaFacts media = looking("/nowhere/ffprobe").inspect(recording, put(new byte[1000]));
        assertThat(media.missing())
                .containsExactly(
                        "duration: ffprobe is not installed, or cannot be run",
                        "resolution: ffprobe is not installed, or cannot be run",
                        "thumbnail: ffprobe is not installed, or cannot be run");
    }

    @Test
    void whatIsFoundOutIsToldAlsoWhereNothingCanBeMade() throws Exception {
        Assumptions.assumeTrue(Films.canBeMade(), "NOT RUN: ffmpeg is not installed");
        Whole whole = put(Files.readAllBytes(Films.asABrowserWritesIt(folder)));
        MediaFacts media = new MediaInspection(
                        store, new Scratch(folder.resolve("scratch")), Settings.making("/nowhere/ffmpeg"))
                .inspect(recording, whole);
        assertThat(media.missing())
                .containsExactly(
                        "duration: ffmpeg is not installed, or cannot be run",
                        "thumbnail: ffmpeg is not installed, or cannot be run");
        assertThat(media.width()).isEqualTo(320);
        assertThat(media.videoCodec()).isEqualTo("vp8");
        assertThat(media.durationMillis()).isNull();
        assertThat(media.seekable()).isNull();
        assertThat(media.thumbnail()).isNull();
    }

    @Test
    void aProgramThatTakesTooLongIsEnded() throws Exception {
        Path slow = Files.writeString(folder.resolve("slow"), "#!/bin/sh\nexec sleep 60\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        MediaFacts media = new MediaInspection(
                        store,
                        new Scratch(folder.resolve("scratch")),
                        Settings.programs(slow.toString(), Duration.ofSeconds(1)))
                .inspect(recording, put(new byte[1000]));
        assertThat(media.missing()).allMatch(each -> each.endsWith("slow took longer than 1 s"));
    }

    @Test
    void aProgramGetsNoMoreMemoryAndWritesNoMoreThanIsSet() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "NOT RUN: prlimit is not installed");
        Path grown = folder.resolve("grown");
        Path written = folder.resolve("written");
        Path greedy = Files.writeString(
                folder.resolve("greedy"),
                "#!/bin/sh\ndd if=/dev/zero of=/dev/null bs=300M count=1 2>/dev/null && echo yes >" + grown
                        + "\nhead -c 2000000 /dev/zero >" + written + "\nexit 1\n");
        assertThat(greedy.toFile().setExecutable(true)).isTrue();
        MediaFacts media = new MediaInspection(
                        store,
                        new Scratch(folder.resolve("scratch")),
                        Settings.narrow(greedy.toString(), DataSize.ofKilobytes(64)))
                .inspect(recording, put(new byte[1000]));
        assertThat(media.missing()).hasSize(3).allMatch(each -> each.endsWith("greedy cannot read it"));
        assertThat(grown).as("300 MB of memory").doesNotExist();
        assertThat(written).hasSize(DataSize.ofKilobytes(64).toBytes());
    }

    private MediaFacts inspect(Path film, String ffprobe) throws Exception {
        return inspection(ffprobe).inspect(recording, put(Files.readAllBytes(film)));
    }

    private MediaInspection inspection(String ffprobe) {
        Assumptions.assumeTrue(Films.canBeMade(), "NOT RUN: ffmpeg is not installed");
        return looking(ffprobe);
    }

    private MediaInspection looking(String ffprobe) {
        return new MediaInspection(
                store, new Scratch(folder.resolve("scratch")), Settings.programs(ffprobe, Duration.ofMinutes(1)));
    }

    private Whole put(byte[] bytes) throws IOException {
        String sha256 = HexFormat.of().formatHex(Digests.of("SHA-256").digest(bytes));
        store.write(ObjectKey.media(recording, sha256), Files.write(folder.resolve("media"), bytes));
        return new Whole(bytes.length, sha256);
    }

    private byte[] read(ObjectKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.read(key, (buffer, length) -> bytes.write(buffer, 0, length));
        return bytes.toByteArray();
    }
}
