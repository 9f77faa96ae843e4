package io.videoconf.command.platform;

import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.account.commands.CredentialCommand;
import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.commands.AuditCommand;
import io.videoconf.api.compliance.commands.ComplianceCommand;
import io.videoconf.api.edge.commands.EdgeCommand;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.ledger.commands.LedgerCommand;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.notice.commands.WebhookCommand;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.messaging.StreamTarget;
import java.time.Instant;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Records every refused command as a fact, outside the aggregate's state, in the transaction of the command itself: what
 * was refused is in the history exactly when it was refused.
 */
final class RefusalAudit implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final EventBus events;

    RefusalAudit(EventBus events) {
        this.events = events;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (RefusedException e) {
            record(work.getMessage(), e.refusal(), e.stream());
            throw e;
        } catch (AggregateNotFoundException e) {
            Refusal refusal = Refusal.of(notFound(work.getMessage().getPayload()), "OnlyWhatExistsIsAsked");
            record(work.getMessage(), refusal, null);
            throw new RefusedException(refusal);
        }
    }

    private void record(CommandMessage<?> command, Refusal refusal, @Nullable String concerned) {
        Object payload = command.getPayload();
        String stream = concerned == null ? StreamTarget.streamOf(payload) : concerned;
        events.publish(GenericEventMessage.asEventMessage(new CommandRefused(
                payload.getClass().getSimpleName(),
                kindOf(payload),
                stream == null ? "" : stream,
                refusal.code(),
                refusal.rule(),
                refusal.message(),
                RefusedTarget.added(refusal.details(), payload),
                Instant.parse((String) command.getMetaData().get(CommandStamp.DECIDED_AT)))));
    }

    private static StreamKind kindOf(Object command) {
        return switch (command) {
            case MeetingCommand _, LedgerCommand _ -> StreamKind.MEETING;
            case RecordingCommand _ -> StreamKind.RECORDING;
            case WebhookCommand _ -> StreamKind.WEBHOOK;
            case ComplianceCommand _ -> StreamKind.COMPLIANCE;
            case AccountCommand _ -> StreamKind.ACCOUNT;
            case CredentialCommand _ -> StreamKind.ACCOUNT;
            // Whoever reads the audit: it is about them.
            case AuditCommand _ -> StreamKind.ACCOUNT;
            // About connections, so about meetings, but about no one of them.
            case EdgeCommand _ -> StreamKind.MEETING;
            default -> throw new IllegalArgumentException("no context for " + command.getClass());
        };
    }

    private static RefusalCode notFound(Object command) {
        return switch (kindOf(command)) {
            case MEETING -> RefusalCode.MEETING_NOT_FOUND;
            case RECORDING -> RefusalCode.RECORDING_NOT_FOUND;
            case ACCOUNT -> RefusalCode.USER_NOT_FOUND;
            case WEBHOOK, COMPLIANCE -> RefusalCode.NOT_FOUND;
        };
    }
}
