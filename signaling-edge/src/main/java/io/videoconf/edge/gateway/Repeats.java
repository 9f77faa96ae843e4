package io.videoconf.edge.gateway;

import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.gateway.json.Wrongs;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What makes two requests under one key the same request, at every door. */
public final class Repeats {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,198}[\\x21-\\x7e])?");
    private static final Set<String> SECRETS = Set.of("password", "refresh_token", "current_password", "new_password");

    private Repeats() {}

    /**
     * The promise that a key asks for; null, and a wrong noted, when it is none.
     *
     * @param field where the key came from, to be told when it is wrong
     * @param body what the request carries; secrets are not kept
     * @param parts what else makes the request what it is
     */
    public static Sending.@Nullable Idempotency promise(
            String key, String field, ObjectNode body, Wrongs wrongs, String... parts) {
        if (!KEY.matcher(key).matches()) {
            wrongs.add(field, "must have 1 to 200 printable ASCII characters");
            return null;
        }
        return new Sending.Idempotency(key, Digests.sha256(WireJson.canonical(blurred(body, key)), parts));
    }

    /**
     * The body with one byte of a digest for each secret: enough to tell nearly every other password from the first one,
     * and of no use to who finds the stored fingerprint and would like to guess.
     */
    private static ObjectNode blurred(ObjectNode body, String key) {
        ObjectNode copy = body.deepCopy();
        copy.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                field.setValue(blurred(inner, key));
            } else if (SECRETS.contains(field.getKey()) && field.getValue().isString()) {
                byte[] secret = field.getValue().stringValue().getBytes(StandardCharsets.UTF_8);
                field.setValue(StringNode.valueOf(Digests.sha256(secret, key).substring(0, 2)));
            }
        });
        return copy;
    }
}
