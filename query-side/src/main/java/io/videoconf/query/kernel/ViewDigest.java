package io.videoconf.query.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/** Tells whether two copies of a view are the same to the byte. */
public final class ViewDigest {
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final ViewCollections collections;

    /** Of views in these collections. */
    public ViewDigest(ViewCollections collections) {
        this.collections = collections;
    }

    /**
     * SHA-256, in lower-case hex, of what a view holds: of the sorted digests of all its documents as canonical JSON with
     * sorted names, and of those that it keeps beside them. Reads the documents once, in whatever order they come.
     */
    public String of(String view) {
        return of(view, collections.build(view));
    }

    /** The same of one build of the view. */
    String of(String view, int build) {
        List<byte[]> all = new ArrayList<>();
        add("", collections.of(view, build), all);
        int whole = ViewNames.named(view, build).length();
        for (ViewCollection beside : collections.parts(view, build)) {
            add(beside.name().substring(whole) + "/", beside, all);
        }
        all.sort(Arrays::compareUnsigned);
        MessageDigest digest = sha256();
        all.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(String part, ViewCollection documents, List<byte[]> all) {
        documents.each(document ->
                all.add(sha256().digest((part + sorted(document).toJson(CANONICAL)).getBytes(StandardCharsets.UTF_8))));
    }

    private static Document sorted(Map<?, ?> document) {
        TreeMap<String, @Nullable Object> fields = new TreeMap<>();
        document.forEach((name, value) -> fields.put(name.toString(), canonical(value)));
        return new Document(fields);
    }

    private static @Nullable Object canonical(@Nullable Object value) {
        if (value instanceof Map<?, ?> nested) {
            return sorted(nested);
        }
        return value instanceof List<?> list
                ? list.stream().map(ViewDigest::canonical).toList()
                : value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
