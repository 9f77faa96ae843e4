package io.videoconf.edge.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the files beside this program say of the API: several files, merged section by section and name by name. */
final class DescriptionSource {
    private static final String FOLDER = "io/videoconf/edge/";
    private static final List<String> FILES = List.of("openapi.yaml", "openapi-texts.yaml", "openapi-examples.yaml");

    private final Map<String, Map<String, Object>> sections = new LinkedHashMap<>();

    private DescriptionSource() {}

    /** @throws UncheckedIOException when a file of this program cannot be read */
    static DescriptionSource load() {
        DescriptionSource all = new DescriptionSource();
        FILES.forEach(all::read);
        all.section("schemas").values().forEach(DescriptionSource::answersAreWhole);
        return all;
    }

    /** A section of all files, by name; in the order of the alphabet. */
    Map<String, Object> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }

    /** Everything that is said of one operation. */
    Said operation(String key) {
        return new Said(object(section("operations").get(key)));
    }

    private void read(String file) {
        Map<String, Map<String, Object>> read;
        try (InputStream in = new ClassPathResource(FOLDER + file).getInputStream()) {
            read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is part of this program, and cannot be read", e);
        }
        read.forEach((section, entries) -> {
            Map<String, Object> known = sections.computeIfAbsent(section, _ -> new TreeMap<>());
            entries.forEach((name, value) -> known.merge(name, value, DescriptionSource::merged));
        });
    }

    private static Object merged(Object first, Object second) {
        Map<String, Object> both = new LinkedHashMap<>(object(first));
        both.putAll(object(second));
        return both;
    }

    /** Answers have all their fields, null where there is nothing, unless their schema says which they always have. */
    private static void answersAreWhole(Object schema) {
        switch (schema) {
            case Map<?, ?> _ -> {
                Map<String, Object> type = object(schema);
                type.values().forEach(DescriptionSource::answersAreWhole);
                if (type.get("properties") instanceof Map<?, ?> fields
                        && !type.containsKey("required")
                        && !type.containsKey("additionalProperties")) {
                    type.put("required", new ArrayList<>(fields.keySet()));
                }
            }
            case Collection<?> many ->
                many.stream().filter(each -> each instanceof Map<?, ?>).forEach(DescriptionSource::answersAreWhole);
            default -> {
                // A word or a number has no fields.
            }
        }
    }

    @SuppressWarnings(
            "unchecked") // YAML has no other keys here, and a wrong one would fail the tests of the description
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** What is said of one thing. */
    record Said(Map<String, Object> all) {
        @Nullable
        String text(String name) {
            Object value = all.get(name);
            return value == null ? null : value.toString();
        }

        boolean is(String name) {
            return Boolean.TRUE.equals(all.get(name));
        }

        int status(int otherwise) {
            return all.get("status") instanceof Integer given ? given : otherwise;
        }

        List<String> words(String name) {
            return all.get(name) instanceof List<?> many
                    ? many.stream().map(String::valueOf).toList()
                    : List.of();
        }

        /** What is said below a name, by its key as text. */
        Map<String, Object> inner(String name) {
            Map<String, Object> inner = new TreeMap<>();
            if (all.get(name) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> inner.put(String.valueOf(key), value));
            }
            return inner;
        }

        static Said of(Object value) {
            return new Said(object(value));
        }
    }
}
