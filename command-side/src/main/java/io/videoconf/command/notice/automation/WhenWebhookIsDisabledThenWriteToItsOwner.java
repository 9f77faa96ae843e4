package io.videoconf.command.notice.automation;

import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.events.WebhookDisabled;
import io.videoconf.command.notice.delivery.EndpointViews;
import io.videoconf.command.notice.mail.Secretary;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Whose endpoint is given up is told, or would only wonder. */
@Component
@ConditionalOnProperty(name = "videoconf.notices.mail.enabled", havingValue = "true")
@ProcessingGroup(NoticeAutomations.MAIL)
@DisallowReplay
class WhenWebhookIsDisabledThenWriteToItsOwner {
    private final Secretary secretary;
    private final EndpointViews endpoints;

    WhenWebhookIsDisabledThenWriteToItsOwner(Secretary secretary, EndpointViews endpoints) {
        this.secretary = secretary;
        this.endpoints = endpoints;
    }

    @EventHandler
    void on(WebhookDisabled fact, @MessageIdentifier String eventId) {
        endpoints
                .find(fact.webhookId())
                .ifPresent(webhook -> secretary.webhookDisabled(
                        webhook.ownerId(), webhook.url(), why(fact.reason()), fact.at(), eventId));
    }

    private static String why(WebhookDisabling reason) {
        return switch (reason) {
            case GONE -> "the endpoint answered that it is gone (410)";
            case FAILING -> "nothing could be delivered to it for days";
            case OWNER_SUSPENDED -> "your account is suspended";
        };
    }
}
