package io.videoconf.api.notice.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Page;

/**
 * Asks for the webhooks that the viewer manages; answered by a Listing of WebhookView.
 */
public record ListWebhooks(Actor viewer, Page page) implements WebhookQuery {}
