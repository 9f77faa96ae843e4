package io.videoconf.edge.signaling;

import io.videoconf.api.kernel.Id;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any message, made of nothing but its type: with everything that it may have, or with what it must. */
final class Instances {
    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");
    private final boolean whole;

    private Instances(boolean whole) {
        this.whole = whole;
    }

    static <T> T whole(Class<T> type) {
        return type.cast(new Instances(true).record(type));
    }

    /** The same, with null wherever that is allowed. */
    static <T> T bare(Class<T> type) {
        return type.cast(new Instances(false).record(type));
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean mayLack = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = mayLack && !whole ? null : value(components[i].getGenericType(), components[i].getName());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made of " + Arrays.toString(values), e);
        }
    }

    private Object value(Type type, String name) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] of = parameterized.getActualTypeArguments();
            Object last = value(of[of.length - 1], name);
            Class<?> raw = (Class<?>) parameterized.getRawType();
            return raw == List.class ? List.of(last) : raw == Set.class ? Set.of(last) : Map.of("key", last);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return name.toLowerCase(java.util.Locale.ROOT).contains("email") ? "somebody@example.com" : "some " + name;
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == int.class || plain == Integer.class) {
            return 7;
        } else if (plain == long.class || plain == Long.class) {
            return 7L;
        } else if (plain == Instant.class) {
            return TIME;
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        } else if (Id.class.isAssignableFrom(plain)) {
            return id(plain);
        }
        return record(plain.isSealed() ? plain.getPermittedSubclasses()[0] : plain);
    }

    /** One id for all that are of one kind, so that facts about a participant are about the same. */
    private static Object id(Class<?> type) {
        try {
            return type.getConstructor(String.class)
                    .newInstance("01900000-0000-7000-8000-%012x"
                            .formatted(type.getSimpleName().hashCode() & 0xffffffffL));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
