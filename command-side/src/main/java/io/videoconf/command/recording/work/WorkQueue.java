package io.videoconf.command.recording.work;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.command.platform.DueSerializer;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Which recordings are to be worked on, in PostgreSQL: whatever is killed, what is in here is done. Apart from the clockwork of
 * commands, so that a meeting's deadlines never wait for a recording's gigabytes.
 */
public final class WorkQueue {
    static final String TABLE = "recording_work";
    static final String TASK = "recording";

    private final SchedulerClient client;

    WorkQueue(DataSource dataSource) {
        // The proxy makes the row part of the transaction in which an automation's position is stored.
        client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(TABLE)
                .serializer(new DueSerializer())
                .build();
    }

    /**
     * Has a recording worked on.
     *
     * @param cause what asks for it, unique among what asks for this recording: the same is kept once
     */
    public void add(RecordingId recording, long cause, Instant now) {
        client.scheduleIfNotExists(new TaskInstance<>(TASK, recording.value() + ":" + cause), now);
    }

    static RecordingId recordingOf(String instance) {
        return new RecordingId(instance.substring(0, instance.indexOf(':')));
    }
}
