package io.videoconf.command.recording.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.command.platform.DueSerializer;
import io.videoconf.command.recording.RecordingSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes work from the queue as long as the command side runs. */
final class WorkHours implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkHours.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    /** What a killed process had in its hands is taken up again after as many missed beats. */
    private static final int MISSED_BEATS = 4;

    private final RecordingWork work;
    private final RecordingSettings settings;
    private final Clock clock;
    private final Scheduler scheduler;
    private volatile boolean running;

    WorkHours(DataSource dataSource, RecordingWork work, RecordingSettings settings, Clock clock) {
        this.work = work;
        this.settings = settings;
        this.clock = clock;
        OneTimeTask<Void> task = Tasks.oneTime(WorkQueue.TASK)
                .onFailure(this::again)
                .execute((instance, context) -> work.run(WorkQueue.recordingOf(instance.getId())));
        scheduler = Scheduler.create(dataSource, task)
                .tableName(WorkQueue.TABLE)
                .serializer(new DueSerializer())
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .threads(settings.atOnce())
                .executorService(Executors.newFixedThreadPool(
                        settings.atOnce(),
                        Thread.ofPlatform().name("recording-work-", 0).daemon().factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .shutdownMaxWait(Duration.ofSeconds(2))
                .build();
    }

    private void again(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        int attempts = failed.getExecution().consecutiveFailures + 1;
        Instant next = clock.instant().plus(settings.restAfter(attempts));
        Throwable cause = failed.getCause().orElseGet(() -> new IllegalStateException("it was interrupted"));
        RecordingId recording = WorkQueue.recordingOf(failed.getExecution().getId());
        LOG.warn("recording {} is worked on again at {}: {}", recording, next, cause.toString());
        try {
            work.delayed(recording, cause, attempts, next);
        } catch (RuntimeException e) {
            // The event store may be away as well: what counts is that it is tried again.
            LOG.warn("that recording {} waits cannot be told: {}", recording, e.getMessage());
        }
        operations.reschedule(failed, next);
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
