package io.videoconf.command.notice.automation;

import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.command.notice.delivery.Announcer;
import io.videoconf.command.notice.delivery.EndpointBook;
import io.videoconf.command.platform.UnusedEvents;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** What happens in a meeting is told to the endpoints that want to hear of it. */
@Component
@ProcessingGroup(NoticeAutomations.WEBHOOKS)
@DisallowReplay
class WhenFactHappensThenTellEndpoints {
    private final Announcer announcer;
    private final EndpointBook book;

    WhenFactHappensThenTellEndpoints(Announcer announcer, EndpointBook book) {
        this.announcer = announcer;
        this.book = book;
    }

    /** The message and not the fact: where there are no endpoints, its payload is never read. */
    @EventHandler(payloadType = MeetingEvent.class)
    void on(DomainEventMessage<?> message) {
        if (!announcer.announce(message)) {
            UnusedEvents.note(message);
        }
    }

    @EventHandler(payloadType = WebhookEvent.class)
    void onWebhook(DomainEventMessage<?> message) {
        book.turnPage();
    }
}
