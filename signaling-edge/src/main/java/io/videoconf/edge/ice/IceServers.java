package io.videoconf.edge.ice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.edge.gateway.json.WireJson;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The servers, as browsers want them in {@code RTCPeerConnection}'s configuration. */
@Component
public final class IceServers {
    private final IceSettings settings;
    private final Counter minted;

    IceServers(IceSettings settings, ObjectProvider<MeterRegistry> meters) {
        this.settings = settings;
        this.minted = Counter.builder("videoconf.ice.credentials")
                .description("TURN credentials that were minted")
                .register(meters.getIfUnique(SimpleMeterRegistry::new));
    }

    /** The answer for one participant, with a credential of their own. */
    public ObjectNode answer(ParticipantId participant, Instant now) {
        Instant end = now.plus(settings.lifetime());
        ObjectNode answer = WireJson.object();
        ArrayNode servers = answer.putArray("ice_servers");
        if (!settings.stunUrls().isEmpty()) {
            urls(servers.addObject(), settings.stunUrls());
        }
        String secret = settings.secret();
        if (!settings.turnUrls().isEmpty() && secret != null) {
            TurnCredential credential = TurnCredential.until(end, participant.value(), secret);
            minted.increment();
            urls(servers.addObject(), settings.turnUrls())
                    .put("username", credential.username())
                    .put("credential", credential.password())
                    .put("credential_type", "password");
        }
        answer.put("expires_at", Instant.ofEpochSecond(end.getEpochSecond()).toString());
        answer.put("expires_in", settings.lifetime().toSeconds());
        return answer;
    }

    private static ObjectNode urls(ObjectNode server, List<String> urls) {
        ArrayNode all = server.putArray("urls");
        urls.forEach(all::add);
        return server;
    }
}
