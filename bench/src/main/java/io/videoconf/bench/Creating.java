package io.videoconf.bench;

import io.videoconf.demo.Json;
import tools.jackson.databind.JsonNode;

/** Every client schedules meetings of its own. The answer waits until every view shows the meeting. */
record Creating(People people, int clients) implements Work {
    private static final JsonNode BODY = Json.object(
            "title",
            "Weekly planning",
            "description",
            "What was done, what will be done, what is in the way.",
            "scheduled_start_time",
            "2099-01-15T10:00:00Z",
            "scheduled_end_time",
            "2099-01-15T11:00:00Z");

    @Override
    public boolean once(int client) {
        return people.rest(client).post("/meetings", BODY).status() == 201;
    }
}
