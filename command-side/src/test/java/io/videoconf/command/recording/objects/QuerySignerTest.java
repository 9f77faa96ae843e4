package io.videoconf.command.recording.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuerySignerTest {
    private static final QuerySigner SIGNER =
            new QuerySigner("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");

    /** The worked example of the S3 reference, "Authenticating Requests: Using Query Parameters". */
    @Test
    void signsAsTheReferenceDoes() {
        assertThat(SIGNER.sign(
                        "GET",
                        URI.create("https://examplebucket.s3.amazonaws.com"),
                        "/test.txt",
                        Map.of(),
                        Map.of(),
                        Instant.parse("2013-05-24T00:00:00Z"),
                        Duration.ofDays(1)))
                .isEqualTo("https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void leavesOutThePortThatGoesWithoutSaying() {
        assertThat(sign("https://s3.example.org:443")).startsWith("https://s3.example.org/b/k?");
        assertThat(sign("http://s3.example.org:80/")).startsWith("http://s3.example.org/b/k?");
        assertThat(sign("http://s3.example.org:9000")).startsWith("http://s3.example.org:9000/b/k?");
    }

    private static String sign(String server) {
        return SIGNER.sign("GET", URI.create(server), "/b/k", Map.of(), Map.of(), Instant.EPOCH, Duration.ofMinutes(1));
    }
}
