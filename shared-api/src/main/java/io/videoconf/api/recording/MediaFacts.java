package io.videoconf.api.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about the media. What could not be found out is null, and is named in {@code missing} with the reason.
 *
 * @param durationMillis how long it plays
 * @param width pixels
 * @param height pixels
 * @param container format of the file as ffprobe names it
 * @param seekable the same media with its duration and an index, where the original has none
 * @param thumbnail a picture of it, JPEG
 * @param missing what there is not, and why
 */
public record MediaFacts(
        @Nullable Long durationMillis,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String container,
        @Nullable String videoCodec,
        @Nullable String audioCodec,
        @Nullable StoredObject seekable,
        @Nullable StoredObject thumbnail,
        List<String> missing) {}
