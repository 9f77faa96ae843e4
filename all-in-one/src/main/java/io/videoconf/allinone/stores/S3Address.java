package io.videoconf.allinone.stores;

import java.net.URI;

/**
 * How to reach the S3 server.
 *
 * @param endpoint root of the server on the loopback interface, path-style; the port differs from start to start
 * @param accessKey who signs
 * @param secretKey what is signed with; secret, left out of {@link #toString()}
 * @param bucket a bucket that exists
 */
public record S3Address(URI endpoint, String accessKey, String secretKey, String bucket) {
    @Override
    public String toString() {
        return "S3Address[" + endpoint + ", " + bucket + "]";
    }
}
