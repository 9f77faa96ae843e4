package io.videoconf.edge.gateway.json;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that others' clients will load: of the web, and nothing that a page would run. */
final class WebAddress {
    static final String RULE = "must be an http or https address of at most 2048 characters";
    private static final int LONGEST = 2048;

    private WebAddress() {}

    static boolean isOne(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException e) {
            // What is no address at all is no web address.
            return false;
        }
    }
}
