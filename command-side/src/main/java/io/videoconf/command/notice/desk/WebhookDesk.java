package io.videoconf.command.notice.desk;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.queries.FindWebhook;
import io.videoconf.api.notice.queries.FindWebhookDelivery;
import io.videoconf.api.notice.queries.ListWebhookDeliveries;
import io.videoconf.api.notice.queries.ListWebhooks;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.command.notice.delivery.EndpointViews;
import io.videoconf.command.notice.webhook.Managing;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers for webhooks and deliveries: rows, not history, so they are asked of the side that keeps them. */
@Component
class WebhookDesk {
    private final EndpointViews views;

    WebhookDesk(EndpointViews views) {
        this.views = views;
    }

    @QueryHandler
    WebhookView handle(FindWebhook query) {
        return managed(query.webhookId(), query.viewer());
    }

    @SuppressWarnings("rawtypes") // the bus matches handlers by the raw class of the answer
    @QueryHandler
    Listing handle(ListWebhooks query) {
        if (query.viewer().kind() == ActorKind.GUEST) {
            throw refused(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyAccountsHaveWebhooks"));
        }
        return views.list(query.viewer(), query.page());
    }

    @QueryHandler
    DeliveryView handle(FindWebhookDelivery query) {
        managed(query.webhookId(), query.viewer());
        return views.findDelivery(query.webhookId(), query.deliveryId()).orElseThrow(() -> refused(Managing.unknown()));
    }

    @SuppressWarnings("rawtypes") // the bus matches handlers by the raw class of the answer
    @QueryHandler
    Listing handle(ListWebhookDeliveries query) {
        managed(query.webhookId(), query.viewer());
        return views.deliveries(query.webhookId(), query.state(), query.page());
    }

    private WebhookView managed(WebhookId id, Actor viewer) {
        WebhookView webhook = views.find(id).orElseThrow(() -> refused(Managing.unknown()));
        Refusal refusal = Managing.broken(viewer, webhook.scope(), webhook.tenantId(), webhook.ownerId());
        if (refusal != null) {
            throw refused(refusal);
        }
        return webhook;
    }

    private static QueryExecutionException refused(Refusal refusal) {
        return new QueryExecutionException(refusal.message(), null, refusal);
    }
}
