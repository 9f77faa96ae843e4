package io.videoconf.edge.gateway.json;

import org.jspecify.annotations.Nullable;

/**
 * One field as it was given. Reading goes on after a wrong one, so that all wrongs are told at once; the values that
 * stand in for wrong ones are never used, because the request is refused before.
 *
 * @param value null when it was not given, or was wrong
 * @param standIn what to return for a wrong or missing value
 */
public record Field<T>(Wrongs wrongs, String path, @Nullable T value, T standIn, boolean given) {
    /** The value; a missing one is wrong. */
    public T required() {
        if (!given) {
            wrongs.add(path, "is required");
        }
        T here = value;
        return here == null ? standIn : here;
    }

    /** The value, or null when it was not given. */
    public @Nullable T orNull() {
        return value;
    }

    /** The value, or {@code otherwise} when it was not given. */
    public T or(T otherwise) {
        T here = value;
        return here == null ? otherwise : here;
    }
}
