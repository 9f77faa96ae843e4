package io.videoconf.api.json;

import io.videoconf.api.kernel.Id;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One instance of any message record, with every component filled: the same one each time. */
final class Samples {
    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00.123456Z");

    private Samples() {}

    static Object of(Class<?> type) {
        return value(type, type.getSimpleName());
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType(), component.getName()))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InstantiationException | IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " refuses its sample", e.getCause());
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType parameterized) {
            Type last = parameterized.getActualTypeArguments()[parameterized.getActualTypeArguments().length - 1];
            Class<?> raw = (Class<?>) parameterized.getRawType();
            if (raw == List.class) {
                return List.of(value(last, name));
            }
            if (raw == Set.class) {
                return Set.of(value(last, name));
            }
            if (raw == Map.class) {
                Type key = parameterized.getActualTypeArguments()[0];
                return Map.of(value(key, "key"), last == Object.class ? "some " + name : value(last, name));
            }
            throw new IllegalArgumentException("no sample for " + type);
        }
        return plain((Class<?>) type, name);
    }

    private static Object plain(Class<?> type, String name) {
        if (type == String.class) {
            return "some " + name;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == int.class || type == Integer.class) {
            return 7;
        } else if (type == long.class || type == Long.class) {
            return 7L;
        } else if (type == Instant.class) {
            return TIME;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isSealed()) {
            return record(type.getPermittedSubclasses()[0]);
        } else if (Id.class.isAssignableFrom(type)) {
            return id(type, name);
        } else if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalArgumentException("no sample for " + type);
    }

    private static Object id(Class<?> type, String name) {
        String text = "01900000-0000-7000-8000-%012x".formatted(name.hashCode() & 0xffffffffL);
        try {
            return type.getConstructor(String.class).newInstance(text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
