package io.videoconf.api.meeting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of devices that are told apart. A closed set: what a client calls its device is in clear in every history, for
 * ever, so it must not be a place for names.
 */
public enum DeviceKind {
    DESKTOP,
    MOBILE,
    TABLET,
    PHONE,
    WEB,
    IOS,
    ANDROID,
    ROOM,
    TV,
    /** Any other: a client that is newer than this server comes in all the same. */
    OTHER;

    private static final Map<String, String> WORDS = Arrays.stream(values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    /** The word for what a client calls its device; null when it does not say. */
    public static @Nullable String word(@Nullable String said) {
        return said == null
                ? null
                : WORDS.getOrDefault(
                        said.strip().toLowerCase(Locale.ROOT), OTHER.name().toLowerCase(Locale.ROOT));
    }
}
