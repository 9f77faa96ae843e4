package io.videoconf.command.platform;

import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, as VideoConf itself. */
final class DueCommands {
    private static final Logger LOG = LoggerFactory.getLogger(DueCommands.class);
    private static final long SECONDS_FOR_AN_ANSWER = 10;
    private final CommandGateway commands;

    DueCommands(CommandGateway commands) {
        this.commands = commands;
    }

    /** Sends it and waits for the answer; anything but an answer is thrown, so that it is sent again. */
    void send(ScheduledCommands.Due due, String instance) {
        Object command = due.command();
        try {
            commands.sendAndWait(
                    GenericCommandMessage.asCommandMessage(command)
                            .andMetaData(OriginMetadata.write(Origin.system("due_" + instance))),
                    SECONDS_FOR_AN_ANSWER,
                    TimeUnit.SECONDS);
        } catch (CommandExecutionException e) {
            if (e.getDetails().isEmpty()) {
                throw e;
            }
            LOG.info("{} had nothing to decide: {}", due.type(), e.getMessage());
        }
    }
}
