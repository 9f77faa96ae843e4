package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.queries.FindMeeting;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(
        properties = {
            "videoconf.edge.ice.stun-urls=stun:stun.example.com:3478",
            "videoconf.edge.ice.turn-urls=turn:turn.example.com:3478?transport=udp,turns:turn.example.com:5349",
            "videoconf.edge.ice.secret=shared",
            "videoconf.edge.ice.lifetime=10m"
        })
class IceRoutesTest extends EdgeTest {
    private static final String ICE = "/api/v1/meetings/" + Samples.MEETING + "/ice-servers";

    @Test
    void theAdmittedGetCredentialsForAWhile() throws Exception {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3));
        HttpResponse<String> response = get(ICE);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        JsonNode servers = body(response).get("ice_servers");
        assertThat(servers.get(0).toString()).isEqualTo("{\"urls\":[\"stun:stun.example.com:3478\"]}");
        JsonNode turn = servers.get(1);
        assertThat(turn.get("urls")).hasSize(2);
        String username = turn.get("username").stringValue();
        assertThat(username).endsWith(":" + Samples.ALICE.value());
        Instant end = Instant.ofEpochSecond(Long.parseLong(username.substring(0, username.indexOf(':'))));
        assertThat(end).isBetween(Instant.now().plusSeconds(570), Instant.now().plusSeconds(601));
        assertThat(body(response).get("expires_at").stringValue()).isEqualTo(end.toString());
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("shared".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        assertThat(turn.get("credential").stringValue())
                .isEqualTo(Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void nobodyElseGetsAny() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3, MeetingStatus.ACTIVE, ParticipantStatus.WAITING));
        assertError(
                send(anonymous(ICE)
                        .header("Authorization", "Bearer " + Tokens.BOB_TOKEN)
                        .GET()),
                403,
                "INSUFFICIENT_PERMISSIONS");
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3, MeetingStatus.ENDED, ParticipantStatus.LEFT));
        assertError(get(ICE), 410, "MEETING_ENDED");
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3, MeetingStatus.SCHEDULED, ParticipantStatus.INVITED));
        assertError(get(ICE), 409, "MEETING_NOT_ACTIVE");
        assertError(send(anonymous(ICE).GET()), 401, "INVALID_TOKEN");
    }
}
