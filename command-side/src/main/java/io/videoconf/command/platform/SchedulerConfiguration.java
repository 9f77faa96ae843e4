package io.videoconf.command.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The clockwork: what is due later, in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {
    private static final Duration KEYS_KEPT = Duration.ofHours(48);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_BEATS = 5;

    @Bean
    ScheduledCommands scheduledCommands(DataSource dataSource) {
        // The proxy makes the row part of the transaction that is there, where it is not a command's.
        SchedulerClient client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .serializer(new DueSerializer())
                .build();
        return new ScheduledCommands(client, new DueSerializer());
    }

    @Bean
    HeldCommands heldCommands(JdbcClient jdbc, ScheduledCommands scheduled, Clock clock) {
        return new HeldCommands(jdbc, scheduled, clock);
    }

    @Bean
    DueCommands dueCommands(@Lazy CommandGateway commands, HeldCommands held) {
        return new DueCommands(commands, held);
    }

    @Bean
    Recurring forgetOldIdempotencyKeys(JdbcClient jdbc, Clock clock) {
        return new Recurring(
                "forget-old-idempotency-keys",
                Duration.ofHours(1),
                () -> jdbc.sql("delete from idempotency_key where created_at < ?")
                        .params(List.of(Timestamp.from(clock.instant().minus(KEYS_KEPT))))
                        .update());
    }

    @Bean
    SchedulerLifecycle schedulerLifecycle(
            DataSource dataSource,
            DueCommands due,
            DeadLetterRetry retry,
            AutomationSettings automations,
            @Lazy org.axonframework.config.Configuration axon,
            ObjectProvider<Recurring> recurring,
            PlatformTransactionManager transactions) {
        Task<ScheduledCommands.Due> send = Tasks.oneTime(ScheduledCommands.TASK, ScheduledCommands.Due.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1), 2))
                .execute((instance, context) ->
                        due.send(instance.getData(), instance.getId(), context.getExecution().executionTime));
        Scheduler scheduler = Scheduler.create(dataSource, send)
                .startTasks(tryAgain(retry, automations, axon))
                .startTasks(recurring(recurring, new TransactionTemplate(transactions)))
                .serializer(new DueSerializer())
                .pollingInterval(Duration.ofMillis(500))
                // What a killed process had in its hands is due again after as many missed beats.
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("due-", 0).factory()))
                .threads(20)
                .pollUsingLockAndFetch(1.0, 4.0)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
        return new SchedulerLifecycle(scheduler);
    }

    /** On one node at a time: the clockwork gives a task to one of them. */
    private static RecurringTask<Void> tryAgain(
            DeadLetterRetry retry, AutomationSettings settings, org.axonframework.config.Configuration axon) {
        return Tasks.recurring("try-dead-letters-again", FixedDelay.of(settings.look()))
                .execute((instance, context) -> retry.run(axon.getComponent(EventProcessingConfiguration.class)));
    }

    private static List<RecurringTask<Void>> recurring(
            ObjectProvider<Recurring> asked, TransactionTemplate transactions) {
        List<RecurringTask<Void>> all = new ArrayList<>();
        asked.forEach(one -> all.add(Tasks.recurring(one.name(), FixedDelay.of(one.pause()))
                .execute((instance, context) ->
                        transactions.executeWithoutResult(_ -> one.work().run()))));
        return all;
    }
}
