package io.videoconf.command.notice.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.videoconf.api.notice.commands.DisableWebhook;
import io.videoconf.command.notice.rows.MeetingLogs;
import io.videoconf.command.platform.AutomationCommands;
import java.time.Clock;
import org.axonframework.messaging.MetaData;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of webhooks. */
@Configuration(value = "noticeDelivery", proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class DeliveryConfiguration {

    @Bean
    EndpointRows endpointRows(JdbcClient jdbc, WebhookSettings settings) {
        return new EndpointRows(jdbc, new Seal(settings.sealingKey()));
    }

    @Bean
    EndpointBook endpointBook(EndpointRows rows, Clock clock) {
        return new EndpointBook(rows, clock);
    }

    @Bean
    EndpointViews endpointViews(JdbcClient jdbc, Clock clock) {
        return new EndpointViews(jdbc, clock);
    }

    @Bean
    Deliveries deliveries(JdbcClient jdbc, WebhookSettings settings, Clock clock) {
        return new Deliveries(jdbc, settings, clock);
    }

    @Bean
    Announcer announcer(EndpointBook book, Deliveries deliveries, MeetingLogs logs) {
        return new Announcer(book, deliveries, logs);
    }

    @Bean
    Replays replays(Deliveries deliveries, MeetingLogs logs) {
        return new Replays(deliveries, logs);
    }

    @Bean
    CourierHours courier(
            Deliveries deliveries,
            EndpointRows endpoints,
            MeetingLogs logs,
            AutomationCommands commands,
            WebhookSettings settings,
            Clock clock,
            ObjectProvider<MeterRegistry> meters) {
        return new CourierHours(new Courier(
                deliveries,
                endpoints,
                new Envelopes(logs),
                new Messenger(settings),
                (webhook, reason) -> commands.send(new DisableWebhook(webhook, reason), MetaData.emptyInstance()),
                settings,
                clock,
                meters.getIfUnique(SimpleMeterRegistry::new)));
    }
}
