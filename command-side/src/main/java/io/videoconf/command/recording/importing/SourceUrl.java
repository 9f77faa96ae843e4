package io.videoconf.command.recording.importing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where media are that exist elsewhere. A reference may be to any web address; only https is ever fetched. */
public final class SourceUrl {
    private static final int LONGEST = 2_048;

    private SourceUrl() {}

    /** What is wrong with an address as a reference; empty when nothing is. */
    static Optional<String> wrong(String url) {
        if (url.length() > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        URI uri = parsed(url).orElse(null);
        if (uri == null || uri.getHost() == null) {
            return Optional.of("must be a web address");
        }
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web) {
            return Optional.of("must begin with https://");
        }
        // A password in an address would be told to everybody who may see the recording.
        return uri.getRawUserInfo() == null ? Optional.empty() : Optional.of("must not name a user or a password");
    }

    /** The address, parsed; empty for what is none. */
    public static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            // Not an address: said by the emptiness.
            return Optional.empty();
        }
    }
}
