package io.videoconf.edge.gateway;

import io.videoconf.api.edge.EdgeRun;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which edge this is, and which run of it. */
@Component
public final class ThisEdge {
    private final EdgeRun run;

    ThisEdge(EdgeSettings settings) {
        String boot = UUID.randomUUID().toString();
        String id = settings.id();
        this.run = new EdgeRun(id == null ? boot : id, boot);
    }

    /** This run: from here to the end of the process. */
    public EdgeRun run() {
        return run;
    }
}
