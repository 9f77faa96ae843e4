package io.videoconf.command.platform;

import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;

/** Sends what automations ask, as VideoConf itself, under the request that began the chain. */
public final class AutomationCommands {
    private static final long SECONDS_FOR_AN_ANSWER = 30;
    private final CommandGateway commands;

    AutomationCommands(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * Sends a command and waits until it was decided. A refusal or failure is thrown: the event is then put aside, in
     * the dead-letter queue, and not lost.
     *
     * @param cause metadata of the event that is the reason
     */
    public void send(Object command, MetaData cause) {
        Object request = cause.get(MetadataKeys.REQUEST_ID);
        Map<String, Object> metadata =
                new HashMap<>(OriginMetadata.write(Origin.system(request == null ? "automation" : request.toString())));
        Object correlation = cause.get(MetadataKeys.CORRELATION_ID);
        if (correlation != null) {
            metadata.put(MetadataKeys.CORRELATION_ID, correlation);
        }
        commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(command).andMetaData(metadata),
                SECONDS_FOR_AN_ANSWER,
                TimeUnit.SECONDS);
    }
}
