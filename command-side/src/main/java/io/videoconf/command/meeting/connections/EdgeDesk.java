package io.videoconf.command.meeting.connections;

import io.videoconf.api.edge.commands.RenewEdge;
import io.videoconf.api.edge.commands.RetireEdge;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.platform.RefusedException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Hears what edges say of themselves. */
@Component
class EdgeDesk {
    private final EdgeRuns runs;

    EdgeDesk(EdgeRuns runs) {
        this.runs = runs;
    }

    @CommandHandler
    void handle(RenewEdge command, MetaData metadata) {
        requireAnEdge(metadata);
        runs.renew(command.run());
    }

    @CommandHandler
    void handle(RetireEdge command, MetaData metadata) {
        requireAnEdge(metadata);
        runs.retire(command.run());
    }

    private static void requireAnEdge(MetaData metadata) {
        if (!OriginMetadata.read(metadata).actor().isSystem()) {
            throw new RefusedException(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyVideoConfSpeaksForEdges"));
        }
    }
}
