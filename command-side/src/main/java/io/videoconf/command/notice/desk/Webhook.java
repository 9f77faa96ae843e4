package io.videoconf.command.notice.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.notice.commands.ChangeWebhook;
import io.videoconf.api.notice.commands.CreateWebhook;
import io.videoconf.api.notice.commands.DeleteWebhook;
import io.videoconf.api.notice.commands.DisableWebhook;
import io.videoconf.api.notice.commands.PingWebhook;
import io.videoconf.api.notice.commands.RedeliverWebhook;
import io.videoconf.api.notice.commands.ReplayWebhook;
import io.videoconf.api.notice.commands.RotateWebhookSecret;
import io.videoconf.api.notice.commands.WebhookCommand;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.notice.webhook.WebhookFold;
import io.videoconf.command.notice.webhook.WebhookState;
import io.videoconf.command.notice.webhook.Webhooks;
import io.videoconf.command.platform.Ruling;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A webhook's switchboard. Its row, its secrets and its deliveries are no history: they are written beside the decision. */
@Aggregate(
        commandTargetResolver = "streamTarget",
        snapshotTriggerDefinition = "snapshotTrigger",
        cache = "aggregateCache")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Webhook {
    /** The shape of the state in snapshots. */
    static final String SHAPE = "2";

    /** Null until the first event: only then is the event told its stream by the event itself. */
    @AggregateIdentifier
    private @Nullable String id;

    private WebhookState state = WebhookState.initial();
    private long facts;
    private @Nullable Instant last;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Receipt handle(CreateWebhook command, MetaData metadata, WebhookServices services) {
        var asked = asked(command, metadata);
        var decision = Webhooks.create(asked, state, services.endpoints(asked));
        return rule(services.checked(decision, command.secret()), command, metadata, services, command.secret());
    }

    @CommandHandler
    Receipt handle(ChangeWebhook command, MetaData metadata, WebhookServices services) {
        var asked = asked(command, metadata);
        return rule(Webhooks.change(asked, state, services.endpoints()), command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(RotateWebhookSecret command, MetaData metadata, WebhookServices services) {
        var decision = Webhooks.rotate(asked(command, metadata), state, services.secretOverlap());
        return rule(services.checked(decision, command.secret()), command, metadata, services, command.secret());
    }

    @CommandHandler
    Receipt handle(DisableWebhook command, MetaData metadata, WebhookServices services) {
        return rule(Webhooks.disable(asked(command, metadata), state), command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(DeleteWebhook command, MetaData metadata, WebhookServices services) {
        return rule(Webhooks.delete(asked(command, metadata), state), command, metadata, services, null);
    }

    @CommandHandler
    Receipt handle(PingWebhook command, MetaData metadata, WebhookServices services) {
        Receipt receipt = allowed(command, metadata, services);
        services.ping(command);
        return receipt;
    }

    @CommandHandler
    Receipt handle(RedeliverWebhook command, MetaData metadata, WebhookServices services) {
        Receipt receipt = allowed(command, metadata, services);
        services.redeliver(command);
        return receipt;
    }

    @CommandHandler
    ReplayView handle(ReplayWebhook command, MetaData metadata, WebhookServices services) {
        Receipt receipt = allowed(command, metadata, services);
        return services.replay(command, state, receipt);
    }

    @EventSourcingHandler
    void on(WebhookEvent event) {
        id = event.webhookId().value();
        state = WebhookFold.evolve(state, event);
        facts++;
        last = event.at();
    }

    /** Nothing happens to the webhook itself; who may not ask is refused. */
    private Receipt allowed(WebhookCommand command, MetaData metadata, WebhookServices services) {
        var decision = Webhooks.managed(asked(command, metadata), state, kept -> services.delivering(kept.enabled()));
        return rule(decision, command, metadata, services, null);
    }

    private <C> Asked<C> asked(C command, MetaData metadata) {
        return Ruling.asked(command, metadata, last);
    }

    private Receipt rule(
            Decision<WebhookEvent> decision,
            WebhookCommand command,
            MetaData metadata,
            WebhookServices services,
            @Nullable Secret secret) {
        return Ruling.carryOut(
                decision,
                StreamKind.WEBHOOK,
                command.webhookId(),
                facts,
                metadata,
                event -> services.take(event, facts, secret));
    }
}
