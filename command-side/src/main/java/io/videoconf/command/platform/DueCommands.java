package io.videoconf.command.platform;

import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RefusalKind;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, as VideoConf itself. */
final class DueCommands {
    private static final Logger LOG = LoggerFactory.getLogger(DueCommands.class);
    private static final long SECONDS_FOR_AN_ANSWER = 10;
    private final CommandGateway commands;
    private final HeldCommands held;

    DueCommands(CommandGateway commands, HeldCommands held) {
        this.commands = commands;
        this.held = held;
    }

    /**
     * Sends it and waits for the answer; anything but an answer is thrown, so that it is sent again. What a hold refuses is kept
     * until one is lifted, and asked once more when that is stored: it may have been lifted in between.
     *
     * @param at when it was due
     */
    void send(ScheduledCommands.Due due, String instance, Instant at) {
        if (isHeld(due, ask(due, instance, at))) {
            held.keep(due);
            if (!isHeld(due, ask(due, instance, at))) {
                held.forget(due);
            }
        }
    }

    private static boolean isHeld(ScheduledCommands.Due due, @Nullable Refusal refusal) {
        if (refusal == null) {
            return false;
        }
        if (refusal.code() == RefusalCode.LEGAL_HOLD) {
            LOG.info("{} is kept back by a hold", due.type());
            return true;
        }
        LOG.info("{} had nothing to decide: {}", due.type(), refusal.message());
        return false;
    }

    /** The refusal; null when it was carried out. */
    private @Nullable Refusal ask(ScheduledCommands.Due due, String instance, Instant at) {
        try {
            commands.sendAndWait(
                    GenericCommandMessage.asCommandMessage(due.command())
                            .andMetaData(OriginMetadata.write(Origin.system("due_" + instance)))
                            .andMetaData(Map.of(MetadataKeys.DUE_AT, at.toString())),
                    SECONDS_FOR_AN_ANSWER,
                    TimeUnit.SECONDS);
            return null;
        } catch (CommandExecutionException e) {
            // A store that is away has decided nothing.
            if (e.getDetails().orElse(null) instanceof Refusal refusal
                    && refusal.code().kind() != RefusalKind.UNAVAILABLE) {
                return refusal;
            }
            throw e;
        }
    }
}
