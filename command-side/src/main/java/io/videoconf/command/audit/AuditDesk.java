package io.videoconf.command.audit;

import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.commands.InspectRecording;
import io.videoconf.api.audit.commands.OpenAudit;
import io.videoconf.command.audit.opening.Opening;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.RefusedException;
import io.videoconf.command.platform.Ruling;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Lets people read the audit, and keeps that they did. A reading changes no state, so it stands beside all streams. */
@Component
class AuditDesk {
    private final EventBus events;

    AuditDesk(EventBus events) {
        this.events = events;
    }

    @CommandHandler
    void handle(OpenAudit command, MetaData metadata) {
        Asked<OpenAudit> asked = Ruling.asked(command, metadata);
        keep(Opening.audit(asked), asked);
    }

    @CommandHandler
    void handle(InspectRecording command, MetaData metadata) {
        Asked<InspectRecording> asked = Ruling.asked(command, metadata);
        keep(Opening.recording(asked), asked);
    }

    private void keep(Decision<AuditEvent> decision, Asked<?> asked) {
        switch (decision) {
            case Decision.Accepted<AuditEvent>(var readings) ->
                readings.forEach(reading -> events.publish(GenericEventMessage.asEventMessage(reading)));
            case Decision.Refused<AuditEvent>(var refusal) ->
                throw new RefusedException(refusal, asked.actor().id().value());
        }
    }
}
