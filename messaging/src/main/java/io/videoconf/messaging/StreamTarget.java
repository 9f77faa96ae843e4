package io.videoconf.messaging;

import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.ledger.commands.LedgerCommand;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.notice.commands.WebhookCommand;
import io.videoconf.api.recording.commands.RecordingCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Which stream a command is for. It keeps one aggregate's commands on one node, and the messages free of the
 * framework's annotations.
 */
public final class StreamTarget implements CommandTargetResolver, RoutingStrategy {

    @Override
    public @Nullable VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        String stream = streamOf(command.getPayload());
        // The version is checked by the aggregate itself, which refuses with words instead of an exception.
        return stream == null ? null : new VersionedAggregateIdentifier(stream, null);
    }

    @Override
    public String getRoutingKey(CommandMessage<?> command) {
        String stream = streamOf(command.getPayload());
        return stream == null ? command.getIdentifier() : stream;
    }

    /** The id of the stream that a command is for; null when it is for none. */
    public static @Nullable String streamOf(Object command) {
        return switch (command) {
            case MeetingCommand meeting -> meeting.meetingId().value();
            case AccountCommand account -> account.userId().value();
            case RecordingCommand recording -> recording.recordingId().value();
            case WebhookCommand webhook -> webhook.webhookId().value();
            case LedgerCommand ledger -> ledger.meetingId().value();
            default -> null; // credentials and sessions have no stream of their own
        };
    }
}
