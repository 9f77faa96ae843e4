package io.videoconf.commandline;

import org.jspecify.annotations.Nullable;

/**
 * Who is logged in, and where.
 *
 * @param url the server's address
 * @param email whose account it is
 * @param accessToken good for about an hour
 * @param refreshToken good for one use
 */
record Credentials(
        String url,
        String email,
        String accessToken,
        @Nullable String refreshToken) {

    Credentials renewed(String access, String refresh) {
        return new Credentials(url, email, access, refresh);
    }

    /** Tokens are for nobody's eyes, a log's included. */
    @Override
    public String toString() {
        return "Credentials[" + email + " at " + url + "]";
    }
}
