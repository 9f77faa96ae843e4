package io.videoconf.command.notice.automation;

import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.api.notice.WebhookDisabling;
import io.videoconf.api.notice.commands.DeleteWebhook;
import io.videoconf.api.notice.commands.DisableWebhook;
import io.videoconf.command.notice.delivery.EndpointRows;
import io.videoconf.command.platform.AutomationCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Nobody's endpoint is told anything any more. The tenant's stay: they are not one person's. */
@Component
@ProcessingGroup(NoticeAutomations.WEBHOOKS)
@DisallowReplay
class WhenOwnerIsGoneThenTheirWebhooksEnd {
    private final EndpointRows endpoints;
    private final AutomationCommands commands;

    WhenOwnerIsGoneThenTheirWebhooksEnd(EndpointRows endpoints, AutomationCommands commands) {
        this.endpoints = endpoints;
        this.commands = commands;
    }

    @EventHandler
    void on(UserDeleted fact, MetaData metaData) {
        for (WebhookId webhook : endpoints.ownedBy(fact.userId())) {
            commands.send(new DeleteWebhook(webhook), metaData);
        }
    }

    @EventHandler
    void on(UserSuspended fact, MetaData metaData) {
        for (WebhookId webhook : endpoints.ownedBy(fact.userId())) {
            commands.send(new DisableWebhook(webhook, WebhookDisabling.OWNER_SUSPENDED), metaData);
        }
    }
}
