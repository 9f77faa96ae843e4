package io.videoconf.api.recording;

import org.jspecify.annotations.Nullable;

/**
 * Media that exist elsewhere.
 *
 * @param url where, https
 * @param md5Hash lower-case hex; null when nobody said
 * @param length bytes; null when nobody said
 */
public record MediaSource(
        String url, @Nullable String md5Hash, @Nullable Long length) {}
