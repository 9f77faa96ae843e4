package io.videoconf.command.notice.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.videoconf.command.notice.rows.AccountLogs;
import io.videoconf.command.notice.rows.MeetingLogs;
import io.videoconf.command.platform.Letters;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of e-mail. Nothing leaves unless it is enabled. */
@Configuration(value = "noticeMail", proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    @Bean
    MeetingLogs meetingLogs(EventStore store) {
        return new MeetingLogs(store);
    }

    @Bean
    AccountLogs accountLogs(EventStore store) {
        return new AccountLogs(store);
    }

    @Bean
    People noticePeople(JdbcClient jdbc) {
        return new People(jdbc);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, MailSettings settings, Clock clock) {
        return new Outbox(jdbc, settings, clock);
    }

    @Bean
    Reminders reminders(JdbcClient jdbc, MailSettings settings, Clock clock) {
        return new Reminders(jdbc, settings, clock);
    }

    @Bean
    Letters letters(Outbox outbox, MailSettings settings) {
        return new CodeLetters(outbox, settings);
    }

    @Bean
    Secretary secretary(
            MeetingLogs logs, People people, Outbox outbox, Reminders reminders, MailSettings settings, Clock clock) {
        return new Secretary(logs, people, outbox, reminders, settings, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "videoconf.notices.mail.enabled", havingValue = "true")
    PostOfficeHours postOffice(
            Outbox outbox,
            Reminders reminders,
            Secretary secretary,
            MailSettings settings,
            Clock clock,
            PlatformTransactionManager transactions,
            ObjectProvider<MeterRegistry> meters) {
        RemindersDue due = new RemindersDue(reminders, secretary, new TransactionTemplate(transactions));
        return new PostOfficeHours(
                new PostOffice(outbox, due, settings, clock, meters.getIfUnique(SimpleMeterRegistry::new)));
    }
}
