package io.videoconf.command.recording.work;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.Rendition;
import io.videoconf.api.recording.StoredObject;
import io.videoconf.command.recording.RecordingSettings;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.state.RecordingState.Whole;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the media are: how long, how large, in which codecs; makes a picture, and an index for what browsers record
 * without one. Whatever cannot be found out or made is named with the reason, and the recording is complete without it.
 */
final class MediaInspection {
    private static final int THUMBNAIL_WIDTH = 320;
    private static final long LATEST_PICTURE_MILLIS = 10_000;

    private final ObjectStore store;
    private final Scratch scratch;
    private final Program program;
    private final RecordingSettings settings;

    MediaInspection(ObjectStore store, Scratch scratch, RecordingSettings settings) {
        this.store = store;
        this.scratch = scratch;
        this.program = new Program(settings, scratch);
        this.settings = settings;
    }

    /** Looks at the whole. */
    MediaFacts inspect(RecordingId recording, Whole whole) {
        try (Scratch.Sheet original = scratch.sheet(".media")) {
            bring(ObjectKey.media(recording, whole.sha256()), original.path());
            Probed probed = probe(original.path());
            if (probed.problem() != null) {
                String missing = probed.problem();
                return new MediaFacts(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("duration: " + missing, "resolution: " + missing, "thumbnail: " + missing));
            }
            return inspected(recording, original.path(), probed);
        }
    }

    private MediaFacts inspected(RecordingId recording, Path original, Probed probed) {
        List<String> missing = new ArrayList<>();
        StoredObject seekable = null;
        Long duration = probed.durationMillis();
        if (duration == null) {
            try (Scratch.Sheet indexed = scratch.sheet(probed.isWebm() ? ".webm" : ".mkv")) {
                String problem = remux(original, indexed.path());
                Probed again = problem == null ? probe(indexed.path()) : probed;
                if (problem == null && again.durationMillis() != null) {
                    duration = again.durationMillis();
                    seekable = keep(recording, Rendition.SEEKABLE, indexed);
                } else {
                    missing.add("duration: " + Objects.requireNonNullElse(problem, "the media do not tell"));
                }
            }
        }
        if (probed.width() == null) {
            missing.add("resolution: there is no video");
        }
        StoredObject thumbnail = thumbnail(recording, original, probed, duration, missing);
        return new MediaFacts(
                duration,
                probed.width(),
                probed.height(),
                probed.container(),
                probed.videoCodec(),
                probed.audioCodec(),
                seekable,
                thumbnail,
                missing);
    }

    private @Nullable StoredObject thumbnail(
            RecordingId recording, Path original, Probed probed, @Nullable Long duration, List<String> missing) {
        if (probed.width() == null) {
            missing.add("thumbnail: there is no video");
            return null;
        }
        long at = Math.min(LATEST_PICTURE_MILLIS, Objects.requireNonNullElse(duration, 0L) / 10);
        try (Scratch.Sheet picture = scratch.sheet(".jpg")) {
            Program.Answer answer = program.run(
                    settings.ffmpeg(),
                    arguments(
                            original,
                            List.of("-ss", at / 1000 + "." + "%03d".formatted(at % 1000)),
                            List.of("-frames:v", "1", "-vf", "scale=" + THUMBNAIL_WIDTH + ":-2", "-f", "mjpeg"),
                            picture.path()));
            if (answer.problem() != null || picture.size() == 0) {
                missing.add("thumbnail: " + Objects.requireNonNullElse(answer.problem(), "there is no picture in it"));
                return null;
            }
            return keep(recording, Rendition.THUMBNAIL, picture);
        }
    }

    private @Nullable String remux(Path original, Path indexed) {
        return program.run(
                        settings.ffmpeg(), arguments(original, List.of(), List.of("-map", "0", "-c", "copy"), indexed))
                .problem();
    }

    /** The file is the only thing that it may open, in the formats that it may read. */
    private List<String> arguments(Path in, List<String> before, List<String> after, Path out) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-threads", "1"));
        arguments.addAll(before);
        arguments.addAll(sandbox());
        arguments.addAll(List.of("-i", in.toString()));
        arguments.addAll(after);
        arguments.add(out.toString());
        return arguments;
    }

    private List<String> sandbox() {
        return List.of("-protocol_whitelist", "file", "-format_whitelist", String.join(",", settings.formats()));
    }

    private Probed probe(Path media) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(sandbox());
        arguments.addAll(List.of("-of", "json", "-show_format", "-show_streams", media.toString()));
        return Probed.read(program.run(settings.ffprobe(), arguments));
    }

    private StoredObject keep(RecordingId recording, Rendition rendition, Scratch.Sheet made) {
        String sha256 = Digests.sha256(made.path());
        ObjectKey key = ObjectKey.rendition(recording, rendition, sha256);
        store.write(key, made.path());
        return new StoredObject(sha256, made.size());
    }

    private void bring(ObjectKey media, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            boolean there = store.read(media, (bytes, length) -> {
                try {
                    out.write(bytes, 0, length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            if (!there) {
                throw new ObjectStoreUnavailable("the object store has lost " + media);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
