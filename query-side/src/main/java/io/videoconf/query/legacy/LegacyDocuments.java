package io.videoconf.query.legacy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.model.Sorts;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.legacy.LegacyKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A tenant's things of one kind, in chunks: a thing's number is its place. A chunk is written as a whole, so no crash can give
 * two things one number, and it is the only document that a new thing changes.
 */
final class LegacyDocuments {
    static final String VIEW = "legacy";
    static final int CHUNK = 1000;
    static final String IDS = "ids";
    static final String OF = "of";
    static final String NUMBER = "number";
    static final String FULL = "full";
    static final String RECORDING = "recording";

    private LegacyDocuments() {}

    static String of(LegacyKind kind, TenantId tenant) {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + tenant.value();
    }

    static String id(String of, int chunk) {
        return of + "/" + chunk;
    }

    static Document chunk(String of, int number, List<String> ids) {
        return new Document(OF, of)
                .append(NUMBER, number)
                .append(FULL, ids.size() == CHUNK)
                .append(IDS, ids);
    }

    static Bson from(String of, int chunk) {
        return and(eq(OF, of), gte(NUMBER, chunk));
    }

    static Bson inOrder() {
        return Sorts.ascending(NUMBER);
    }

    static String source(TenantId tenant, String sha256) {
        return "source/" + tenant.value() + "/" + sha256;
    }

    static String digest(String url) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
