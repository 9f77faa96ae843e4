package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The one shape of "no": {@code {"error":{code,message,details,request_id}}}. */
@Component
public final class ErrorBodies {
    private final InstantSource clock = InstantSource.system();

    ErrorBodies() {}

    /** The envelope, with the time in its details. */
    public ObjectNode envelope(Refusal refusal, String requestId) {
        ObjectNode envelope = WireJson.object();
        envelope.set("error", error(refusal, requestId));
        return envelope;
    }

    /** What is in the envelope; also in negative acknowledgements of other doors. */
    public ObjectNode error(Refusal refusal, String requestId) {
        ObjectNode details = WireJson.object();
        refusal.details().forEach((name, value) -> details.set(name, WireJson.tree(value)));
        details.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode error = WireJson.object();
        error.put("code", refusal.code().name());
        error.put("message", refusal.message());
        error.set("details", details);
        error.put("request_id", requestId);
        return error;
    }
}
