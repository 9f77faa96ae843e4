package io.videoconf.command.notice.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the address of an endpoint must look like. Where its name leads is found out whenever something is delivered. */
public final class EndpointUrl {
    private static final int LONGEST = 2_048;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private EndpointUrl() {}

    /** Why it is none; null when it is one. */
    public static @Nullable String wrong(String text, boolean loopbackAllowed) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return "must be an https address";
        }
        String host = url.getHost();
        if (host == null || text.length() > LONGEST) {
            return "must be an https address with a host, of at most " + LONGEST + " characters";
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return "must have neither a user nor a fragment";
        }
        boolean plain = "http".equalsIgnoreCase(url.getScheme()) && loopbackAllowed && LOOPBACK.contains(host);
        return plain || "https".equalsIgnoreCase(url.getScheme()) ? null : "must be an https address";
    }
}
