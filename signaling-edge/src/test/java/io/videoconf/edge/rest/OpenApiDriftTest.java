package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** contract/openapi.yaml is what others rely on: it is what the server serves, to the letter. */
class OpenApiDriftTest extends EdgeTest {
    private static final Path CONTRACT = Path.of("..", "contract", "openapi.yaml");
    private static final String RENEW = "./mvnw -q -pl signaling-edge -am test -Dtest=OpenApiDriftTest "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dvideoconf.renew=true";

    @Test
    void theContractIsWhatIsServed() throws IOException {
        HttpResponse<String> served = send(anonymous("/docs/openapi.yaml").GET());
        assertThat(served.statusCode()).isEqualTo(200);
        if (Boolean.getBoolean("videoconf.renew")) {
            Files.writeString(CONTRACT, served.body());
        }

        assertThat(CONTRACT)
                .as("The description of the API is not the one in contract/openapi.yaml. Where that is meant, run%n"
                        + "    " + RENEW + "%nand read what it changed before you commit it.")
                .content()
                .isEqualTo(served.body());
    }

    @Test
    void itIsServedTheSameEachTime() {
        assertThat(send(anonymous("/docs/openapi.yaml").GET()).body())
                .isEqualTo(send(anonymous("/docs/openapi.yaml").GET()).body())
                .contains("url: https://meet.example.com\n");
    }
}
