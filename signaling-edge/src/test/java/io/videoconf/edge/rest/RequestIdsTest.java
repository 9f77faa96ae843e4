package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.queries.FindMeeting;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestIdsTest extends EdgeTest {
    private static final String LOCK = "/api/v1/meetings/" + Samples.MEETING + "/lock";

    @ParameterizedTest
    @CsvSource({"abc-1.2_Z,abc-1.2_Z", "a b;c,abc", "{1f9},1f9"})
    void theClientsIdIsTakenWithoutWhatDoesNotBelongInALog(String given, String taken) {
        HttpResponse<String> response =
                send(request("/api/v1/nothing").header("X-Request-Id", given).GET());

        assertThat(header(response, "X-Request-Id")).isEqualTo(taken);
        assertThat(error(response).get("request_id").stringValue()).isEqualTo(taken);
    }

    @Test
    void longOnesAreCut() {
        HttpResponse<String> response = send(request("/api/v1/nothing")
                .header("X-Request-Id", "x".repeat(500))
                .GET());
        assertThat(header(response, "X-Request-Id")).isEqualTo("x".repeat(128));
    }

    @Test
    void oneIsMadeWhereNoneIsLeft() {
        for (String given : new String[] {"", "///"}) {
            HttpResponse<String> response = send(
                    request("/api/v1/nothing").header("X-Request-Id", given).GET());
            assertThat(header(response, "X-Request-Id")).matches("req_[0-9a-f]{32}");
        }
    }

    @Test
    void itGoesWithCommandsAndQueriesTogetherWithTheirOrigin() {
        sides.answer(LockMeeting.class, _ -> {
            sides.caughtUp(Samples.MEETING.value(), 6);
            return Samples.receipt(6);
        });
        sides.answer(FindMeeting.class, _ -> Samples.meeting(6));

        HttpResponse<String> response = send(json(request(LOCK).header("X-Request-Id", "my-request"), "POST", ""));

        assertThat(header(response, "X-Request-Id")).isEqualTo("my-request");
        assertThat(sides.lastSent().getMetaData())
                .containsEntry(MetadataKeys.REQUEST_ID, "my-request")
                .containsEntry(MetadataKeys.ACTOR_ID, Tokens.ALICE.value())
                .containsEntry(MetadataKeys.ACTOR_KIND, "USER")
                .containsEntry(MetadataKeys.TENANT_ID, Tokens.TENANT)
                .containsEntry(MetadataKeys.DOOR, "REST")
                .containsEntry(MetadataKeys.ADDRESS_CLASS, "LOOPBACK");
        assertThat(sides.asked())
                .filteredOn(asked -> asked.getPayload() instanceof FindMeeting)
                .allSatisfy(
                        asked -> assertThat(asked.getMetaData()).containsEntry(MetadataKeys.REQUEST_ID, "my-request"));
    }
}
